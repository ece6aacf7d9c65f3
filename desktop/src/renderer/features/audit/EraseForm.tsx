import { eraseAuditPayload, type OpenedAuditEntry } from '@switchboard/shared/audit';
import { useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { ConfirmDialog, FormDrawer, TextAreaField } from '../../ui/index.ts';
import { deedOf } from './audit-words.ts';

/** Erasing the content of an entry: with its lawful ground, and asked twice, because it cannot be undone. */
export function EraseForm({
  entry,
  onErased,
  onClose,
}: {
  entry: OpenedAuditEntry;
  onErased: () => void;
  onClose: () => void;
}) {
  const form = useForm({ reason: '' });
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal } = useCommand(eraseAuditPayload);
  const input = { entryId: entry.id, reason: form.values.reason };
  const ask = () => {
    if (form.check(eraseAuditPayload.input, input)) setAsking(true);
  };
  const erase = async () => {
    const outcome = await send(input);
    setAsking(false);
    if (outcome.ok) return onErased();
    form.mark(outcome.refusal);
  };
  return (
    <FormDrawer
      opened
      title="Erase the content of an entry"
      intro={`“${deedOf(entry.action)}” itself stays, with who and when, and the chain stays whole. Only what it says of the record goes, for good.`}
      notice={<RefusalNotice refusal={refusal} />}
      submit="Erase…"
      dirty={form.dirty}
      onSubmit={ask}
      onClose={onClose}
    >
      <TextAreaField
        label="Lawful ground"
        hint="For example a decision on a request for erasure, with its number. It is kept in the trail for good."
        required
        error={form.errorAt('reason')}
        value={form.values.reason}
        onChange={(value) => form.set('reason', value)}
      />
      <ConfirmDialog
        opened={asking}
        title="Erase this content for good?"
        safe="Keep it"
        act="Erase for good"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void erase()}
      >
        It cannot be brought back, not even from here. That you did it is recorded with your name and your reason.
      </ConfirmDialog>
    </FormDrawer>
  );
}
