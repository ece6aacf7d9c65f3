import { contactOperations, type ContactOutline } from '@switchboard/shared/contacts';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { FormDrawer, NumberField, RadioListField, TextAreaField, useToast } from '../../ui/index.ts';

const choices = [
  { value: '10', label: '10 minutes' },
  { value: '30', label: '30 minutes' },
  { value: '60', label: 'One hour' },
  { value: '240', label: '4 hours' },
  { value: '1440', label: 'One day' },
  { value: 'other', label: 'Another time' },
] as const;
const mostMinutes = 10_080;

/** Sets the contact aside: it holds no place, and comes back at the time or with the citizen's next word. */
export function ParkDrawer({ outline, onClose }: { outline: ContactOutline; onClose: () => void }) {
  const say = useToast();
  const now = useServerNow(10_000);
  const { send, busy, refusal } = useCommand(contactOperations.park);
  const [choice, setChoice] = useState<(typeof choices)[number]['value']>('30');
  const [other, setOther] = useState(120);
  const [note, setNote] = useState('');
  const minutes = choice === 'other' ? other : Number(choice);
  const isPossible = minutes >= 1 && minutes <= mostMinutes;
  const submit = async () => {
    if (!isPossible) return;
    const { id: contactId, version, displayName } = outline;
    const outcome = await send({ contactId, version, minutes, note: note.trim() || null });
    if (!outcome.ok) return;
    say({ kind: 'done', message: `${displayName} is parked. A word from them brings them back at once.` });
    onClose();
  };
  return (
    <FormDrawer
      opened
      title={`Park ${outline.displayName}`}
      intro={`Comes back to you ${isPossible ? `at ${formatMoment(now + minutes * 60_000)}` : ''}, or as soon as the citizen writes. Meanwhile it takes none of your places.`}
      notice={<RefusalNotice refusal={refusal} onRetry={() => void submit()} />}
      submit="Park"
      busy={busy}
      dirty={note.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <RadioListField label="For how long" choices={choices} value={choice} onChange={setChoice} />
      {choice === 'other' && (
        <NumberField
          label="Minutes"
          unit="minutes"
          value={other}
          onChange={setOther}
          error={isPossible ? undefined : 'Give between 1 and 10,080 minutes (a week).'}
        />
      )}
      <TextAreaField
        label="Note"
        hint="Why, and what you wait for. The citizen does not see it."
        value={note}
        onChange={setNote}
      />
    </FormDrawer>
  );
}
