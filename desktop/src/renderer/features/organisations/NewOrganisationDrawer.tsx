import { identityOperations } from '@switchboard/shared/identity';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { FormDrawer, SecretBox, TextField } from '../../ui/index.ts';

const operation = identityOperations.organisation.create;

/** A new organisation, and the link with which its first security administrator begins. */
export function NewOrganisationDrawer({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const form = useForm({ name: '' });
  const { send, busy, refusal } = useCommand(operation);
  const [issued, setIssued] = useState<{ link: string; expiresAt: number }>();
  const create = async () => {
    if (!form.check(operation.input, form.values)) return;
    const outcome = await send(form.values);
    if (!outcome.ok) return form.mark(outcome.refusal);
    setIssued(outcome.value);
    onCreated();
  };
  if (issued) {
    return (
      <FormDrawer opened title={`${form.values.name} is ready`} onClose={onClose}>
        <SecretBox label="Link for the first security administrator" secret={issued.link}>
          {`Hand it over in person or by a channel you trust. It is shown only now and works until ${formatMoment(issued.expiresAt)}.`}
        </SecretBox>
      </FormDrawer>
    );
  }
  return (
    <FormDrawer
      opened
      title="New organisation"
      intro="It shares nothing with the others unless it grants it itself."
      notice={<RefusalNotice refusal={refusal} onRetry={() => void create()} />}
      submit="Create"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void create()}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="As citizens know it, for example Northvale District Council."
        required
        autoFocus
        error={form.errorAt('name') ?? (refusal?.code === 'organisation/name-taken' ? 'In use already.' : undefined)}
        value={form.values.name}
        onChange={(value) => form.set('name', value)}
      />
    </FormDrawer>
  );
}
