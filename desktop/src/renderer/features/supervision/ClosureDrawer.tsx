import { closureOperations } from '@switchboard/shared/hours';
import type { LiveQueue } from '@switchboard/shared/supervision';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import {
  FormDrawer,
  MultiSelectField,
  RadioListField,
  SelectField,
  TextAreaField,
  TextField,
  useToast,
} from '../../ui/index.ts';
import { durations, usualWords } from './closure-words.ts';

/** Closes queues at once: which, for how long, what citizens are told, and why. It ends by itself. */
export function ClosureDrawer({
  queues,
  onDone,
  onClose,
}: {
  queues: readonly LiveQueue[];
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  const now = useServerNow(10_000);
  const [which, setWhich] = useState<'all' | 'some'>('all');
  const [chosen, setChosen] = useState<string[]>([]);
  const [minutes, setMinutes] = useState('60');
  const [en, setEn] = useState(usualWords.en);
  const [cy, setCy] = useState(usualWords.cy);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { send, busy, refusal } = useCommand(closureOperations.declare);
  const waiting = queues
    .filter(({ id }) => which === 'all' || chosen.includes(id))
    .reduce((sum, queue) => sum + queue.waiting, 0);
  const untilAt = now + Number(minutes) * 60_000;
  const isMissing = reason.trim() === '' || en.trim() === '' || (which === 'some' && chosen.length === 0);
  const declare = async () => {
    setChecked(true);
    if (isMissing) return;
    const words = { en, ...(cy.trim() ? { cy } : {}) };
    const outcome = await send({ queues: which === 'all' ? 'all' : chosen, words, reason, untilAt });
    if (!outcome.ok) return;
    say({ kind: 'done', message: `Closed until ${formatMoment(untilAt)}` });
    onDone();
    onClose();
  };
  return (
    <FormDrawer
      opened
      title="Close queues now"
      intro="Whoever waits, and whoever comes, is told the words. Conversations that are going on go on."
      notice={<RefusalNotice refusal={refusal} onRetry={() => void declare()} />}
      submit="Close now"
      busy={busy}
      dirty={reason !== ''}
      onSubmit={() => void declare()}
      onClose={onClose}
    >
      <TextField
        label="Reason"
        required
        autoFocus
        hint="For staff and the audit trail, such as: fire alarm."
        error={checked && reason.trim() === '' ? 'Fill this in.' : undefined}
        value={reason}
        onChange={setReason}
      />
      <RadioListField
        label="Which queues"
        choices={[
          { value: 'all', label: 'All, also those of later' },
          { value: 'some', label: 'Only these' },
        ]}
        value={which}
        onChange={setWhich}
      />
      {which === 'some' && (
        <MultiSelectField
          label="Queues"
          required
          placeholder="Choose queues"
          choices={queues.map(({ id, name }) => ({ value: id, label: name }))}
          error={checked && chosen.length === 0 ? 'Choose at least one.' : undefined}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <SelectField
        label="For"
        hint={`Ends by itself, ${formatMoment(untilAt)}.`}
        choices={durations}
        value={minutes}
        onChange={(next) => next && setMinutes(next)}
      />
      <TextAreaField
        label="What citizens are told, in English"
        required
        rows={2}
        error={checked && en.trim() === '' ? 'Fill this in.' : undefined}
        value={en}
        onChange={setEn}
      />
      <TextAreaField label="In Welsh" rows={2} value={cy} onChange={setCy} />
      <p className="muted small">
        {waiting === 1 ? '1 contact waits there now.' : `${waiting} contacts wait there now.`}
      </p>
    </FormDrawer>
  );
}
