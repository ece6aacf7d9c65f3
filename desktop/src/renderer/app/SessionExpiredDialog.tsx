import { Modal } from '@mantine/core';
import type { SignedIn } from '@switchboard/shared/identity';
import { type FormEvent, useState } from 'react';
import { Button, PasswordField } from '../ui/index.ts';
import type { CallRefusal } from './call-refusal.ts';
import { useDesk } from './desk-context.ts';
import { RefusalNotice } from './RefusalNotice.tsx';
import styles from './SessionExpiredDialog.module.css';
import { signIn } from './session-flow.ts';
import { signedOut } from './session-slice.ts';
import { useDeskDispatch } from './store.ts';

/** The session ran out at work. The screen behind keeps every word; the same person signs in and goes on. */
export function SessionExpiredDialog({ me, opened }: { me: SignedIn; opened: boolean }) {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallRefusal>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await signIn(desk, dispatch, { username: me.user.userName, password });
    setBusy(false);
    setRefusal(outcome.ok ? undefined : outcome.refusal);
    if (outcome.ok) setPassword('');
  };
  const leave = () => {
    // Electron's main process still keeps the session that is over.
    void desk.host.signOut?.();
    dispatch(signedOut('signedOut'));
  };
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title="Your session has ended"
      size={400}
      classNames={styles}
    >
      <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
        <p className={styles.words}>
          Nothing you typed is lost. Sign in again as <b>{me.user.displayName}</b> to go on where you were.
        </p>
        <RefusalNotice refusal={refusal} />
        <input type="text" name="username" autoComplete="username" value={me.user.userName} readOnly hidden />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={setPassword}
        />
        <div className={styles.choices}>
          <Button onClick={leave}>Leave, discard what I typed</Button>
          <Button type="submit" look="primary" busy={busy} notYet={password === ''}>
            Sign in
          </Button>
        </div>
      </form>
    </Modal>
  );
}
