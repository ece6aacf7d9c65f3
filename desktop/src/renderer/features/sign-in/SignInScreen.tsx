import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useDesk } from '../../app/desk-context.ts';
import { GatePage } from '../../app/GatePage.tsx';
import { signIn } from '../../app/session-flow.ts';
import type { SignedOutBecause } from '../../app/session-slice.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { Banner, Button, PasswordField, TextField } from '../../ui/index.ts';

const welcome: Record<SignedOutBecause, { title: string; words: string } | undefined> = {
  notYet: undefined,
  signedOut: { title: 'You are signed out.', words: 'This desk keeps nothing of yours.' },
  passwordSet: { title: 'Your password is set.', words: 'Sign in with it now.' },
  setUp: { title: 'Your account is ready.', words: 'Sign in with it now.' },
};

function SignInRefusal({ refusal }: { refusal: CallRefusal }) {
  if (refusal.kind === 'offline') {
    return (
      <Banner kind="offline" title="No link to the server.">
        Your user name is kept. Try again when the network is back.
      </Banner>
    );
  }
  const title = {
    'session/not-accepted': 'Not signed in.',
    'session/too-many-attempts': 'Too many attempts.',
    'request/too-many': 'Too many attempts.',
  }[refusal.code];
  return (
    <Banner kind={refusal.kind === 'failed' ? 'danger' : 'warning'} title={title ?? 'Not signed in.'}>
      {refusal.sentence}
      {refusal.kind === 'failed' && refusal.reference && ` Reference ${refusal.reference}`}
    </Banner>
  );
}

/** User name and password. The user name survives every refusal; the password never does. */
export function SignInScreen() {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const because = useDeskSelector(({ session }) => (session.phase === 'signedOut' ? session.because : 'notYet'));
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<{ username?: string; password?: string }>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallRefusal>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    document.title = 'Sign in – Switchboard';
    form.current?.querySelector<HTMLInputElement>('input')?.focus();
  }, []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = {
      ...(username.trim() ? {} : { username: 'Type your user name.' }),
      ...(password ? {} : { password: 'Type your password.' }),
    };
    setMissing(lacks);
    if (Object.keys(lacks).length > 0 || busy) return;
    setBusy(true);
    const outcome = await signIn(desk, dispatch, { username: username.trim(), password });
    setBusy(false);
    if (outcome.ok) return;
    setRefusal(outcome.refusal);
    setPassword('');
    form.current?.querySelector<HTMLInputElement>('input[autocomplete="current-password"]')?.focus();
  };

  const note = welcome[because];
  return (
    <GatePage title="Sign in">
      <form ref={form} onSubmit={(event) => void send(event)} noValidate>
        {refusal ? (
          <SignInRefusal refusal={refusal} />
        ) : (
          note && (
            <Banner kind="good" title={note.title}>
              {note.words}
            </Banner>
          )
        )}
        <TextField
          label="User name"
          name="username"
          autoComplete="username"
          error={missing.username}
          value={username}
          onChange={setUsername}
          mono={false}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          error={missing.password}
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" look="primary" size="large" busy={busy}>
          {busy ? 'Signing in' : 'Sign in'}
        </Button>
        <p className="muted small">Forgotten your password? Ask your security administrator for a one-use link.</p>
      </form>
    </GatePage>
  );
}
