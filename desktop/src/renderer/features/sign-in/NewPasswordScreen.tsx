import { identityOperations } from '@switchboard/shared/identity';
import { type FormEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { GatePage } from '../../app/GatePage.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { signedOut } from '../../app/session-slice.ts';
import { useDeskDispatch } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { Button } from '../../ui/index.ts';
import { LinkSpent } from './LinkSpent.tsx';
import { useLinkToken } from './link-token.ts';
import { NewPasswordFields, newPasswordError } from './NewPasswordFields.tsx';

const MINIMUM = 12;

/** Sets a password with a one-use link from the security administrator. */
export function NewPasswordScreen() {
  const dispatch = useDeskDispatch();
  const navigate = useNavigate();
  const linkToken = useLinkToken();
  const [password, setPassword] = useState({ first: '', again: '' });
  const [errors, setErrors] = useState<{ first?: string; again?: string }>({});
  const { send, busy, refusal } = useCommand(identityOperations.password.reset);
  useEffect(() => {
    document.title = 'Choose a password – Switchboard';
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = newPasswordError(password, MINIMUM);
    setErrors(found);
    if (found.first || found.again) return;
    const outcome = await send({ linkToken, newPassword: password.first });
    if (!outcome.ok) return;
    dispatch(signedOut('passwordSet'));
    await navigate('/sign-in');
  };
  const isSpent = linkToken === '' || refusal?.code === 'link/not-valid' || refusal?.code === 'request/malformed';
  return (
    <GatePage title="Choose a password" intro="Your link works once. Every other session of your account will end.">
      {isSpent ? (
        <LinkSpent whom="Ask your security administrator for a new one." />
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice refusal={refusal} />
          <NewPasswordFields value={password} errors={errors} minimum={MINIMUM} onChange={setPassword} />
          <Button type="submit" look="primary" size="large" busy={busy}>
            Set password
          </Button>
        </form>
      )}
    </GatePage>
  );
}
