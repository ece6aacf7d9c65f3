import { identityOperations } from '@switchboard/shared/identity';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useForm } from '../../app/use-form.ts';
import { FormDrawer, SecretBox, TextField } from '../../ui/index.ts';
import { RolesField } from './RolesField.tsx';
import { UserDetailsFields } from './UserDetailsFields.tsx';
import { detailsOf, noWords } from './user-input.ts';

const operation = identityOperations.user.create;

/** A new account; its person sets the password herself with the one-use link shown at the end. */
export function NewUserDrawer({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const form = useForm(noWords);
  const areas = useServiceAreas();
  const { send, busy, refusal } = useCommand(operation);
  const [issued, setIssued] = useState<{ link: string; expiresAt: number }>();
  const create = async () => {
    const input = { ...detailsOf(form.values), userName: form.values.userName, roles: form.values.roles };
    if (!form.check(operation.input, input)) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    setIssued(outcome.value);
    onCreated();
  };
  if (issued) {
    return (
      <FormDrawer opened title={`${form.values.displayName} can start`} onClose={onClose}>
        <SecretBox label="One-use link" secret={issued.link}>
          {`Give it to ${form.values.displayName} and nobody else. It is shown only now and works until ${formatMoment(issued.expiresAt)}.`}
        </SecretBox>
      </FormDrawer>
    );
  }
  return (
    <FormDrawer
      opened
      title="New user"
      intro="You will get a one-use link for this person to set a password."
      notice={<RefusalNotice refusal={refusal} onRetry={() => void create()} />}
      submit="Create user"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void create()}
      onClose={onClose}
    >
      <TextField
        label="User name"
        hint="Unique on this server; often the work e-mail address."
        required
        autoFocus
        error={form.errorAt('userName') ?? (refusal?.code === 'user/name-taken' ? 'In use already.' : undefined)}
        value={form.values.userName}
        onChange={(value) => form.set('userName', value)}
      />
      <UserDetailsFields form={form} areas={areas.choices} />
      <RolesField
        value={form.values.roles}
        areas={areas.choices}
        error={form.errorAt('roles')}
        onChange={(roles) => form.set('roles', roles)}
      />
    </FormDrawer>
  );
}
