import { identityOperations } from '@switchboard/shared/identity';
import { type FormEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { GatePage } from '../../app/GatePage.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { signedOut } from '../../app/session-slice.ts';
import { useDeskDispatch } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { Button, TextField } from '../../ui/index.ts';
import { LinkSpent } from './LinkSpent.tsx';
import { useLinkToken } from './link-token.ts';
import { NewPasswordFields, newPasswordError } from './NewPasswordFields.tsx';

const MINIMUM = 12;
const operation = identityOperations.password.completeSetup;

/** The first security administrator of a new organisation makes her own account, with the link setup printed. */
export function FirstAdministratorScreen() {
  const dispatch = useDeskDispatch();
  const navigate = useNavigate();
  const linkToken = useLinkToken();
  const form = useForm({ displayName: '', userName: '', email: '' });
  const [password, setPassword] = useState({ first: '', again: '' });
  const [errors, setErrors] = useState<{ first?: string; again?: string }>({});
  const { send, busy, refusal } = useCommand(operation);
  useEffect(() => {
    document.title = 'Set up – Switchboard';
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { displayName, userName, email } = form.values;
    const input = { linkToken, displayName, userName, email: email.trim() || null, newPassword: password.first };
    const found = newPasswordError(password, MINIMUM);
    setErrors(found);
    const passes = form.check(operation.input.omit({ linkToken: true, newPassword: true }), input);
    if (!passes || found.first || found.again) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    dispatch(signedOut('setUp'));
    await navigate('/sign-in');
  };

  if (linkToken === '' || refusal?.code === 'link/not-valid') {
    return (
      <GatePage title="Set up the first administrator">
        <LinkSpent whom="Whoever runs this server can make a new one with “npm run setup”." />
      </GatePage>
    );
  }
  const { values, set, errorAt } = form;
  return (
    <GatePage
      title="Set up the first administrator"
      intro="You will manage accounts, rights and rules for your organisation. The link works once."
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice refusal={refusal} />
        <TextField
          label="Your name"
          autoComplete="name"
          error={errorAt('displayName')}
          value={values.displayName}
          onChange={(value) => set('displayName', value)}
        />
        <TextField
          label="User name"
          hint="What you type to sign in: letters, digits and . _ + - @"
          autoComplete="username"
          error={errorAt('userName')}
          value={values.userName}
          onChange={(value) => set('userName', value)}
        />
        <TextField
          label="E-mail (may stay empty)"
          kind="email"
          autoComplete="email"
          error={errorAt('email')}
          value={values.email}
          onChange={(value) => set('email', value)}
        />
        <NewPasswordFields value={password} errors={errors} minimum={MINIMUM} onChange={setPassword} />
        <Button type="submit" look="primary" size="large" busy={busy}>
          Create my account
        </Button>
      </form>
    </GatePage>
  );
}
