import { identityOperations } from '@switchboard/shared/identity';
import { type FormEvent, useEffect, useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { GatePage } from '../../app/GatePage.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { readSession, signOut } from '../../app/session-flow.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { Button, PasswordField } from '../../ui/index.ts';
import { NewPasswordFields, newPasswordError } from './NewPasswordFields.tsx';

/** The organisation's rules ask for a new password before anything else. */
export function ForcedPasswordScreen() {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const minimum = useDeskSelector(({ session }) => ('me' in session ? session.me.policy.passwordMinimumLength : 12));
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState({ first: '', again: '' });
  const [errors, setErrors] = useState<{ first?: string; again?: string }>({});
  const { send, busy, refusal } = useCommand(identityOperations.password.change);
  useEffect(() => {
    document.title = 'Choose a new password – Switchboard';
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = newPasswordError(password, minimum);
    setErrors(found);
    if (found.first || found.again) return;
    const outcome = await send({ currentPassword: current, newPassword: password.first });
    if (outcome.ok) await readSession(desk, dispatch);
  };
  return (
    <GatePage
      title="Choose a new password"
      intro="Your organisation asks for a new password before you go on. Only you should know it."
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice refusal={refusal} />
        <PasswordField label="Present password" autoComplete="current-password" value={current} onChange={setCurrent} />
        <NewPasswordFields value={password} errors={errors} minimum={minimum} onChange={setPassword} />
        <Button type="submit" look="primary" size="large" busy={busy} notYet={current === ''}>
          Change password
        </Button>
        <Button look="quiet" onClick={() => void signOut(desk, dispatch)}>
          Sign out instead
        </Button>
      </form>
    </GatePage>
  );
}
