import { identityOperations } from '@switchboard/shared/identity';
import { type FormEvent, useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { Button, Panel, PasswordField, useToast } from '../../ui/index.ts';
import styles from './Account.module.css';

/** Changes one's own password; every other session of the account ends. */
export function PasswordPanel({ minimum }: { minimum: number }) {
  const say = useToast();
  const [opened, setOpened] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [wrong, setWrong] = useState<string>();
  const { send, busy, refusal } = useCommand(identityOperations.password.change);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    const isShort = next.length < minimum;
    setWrong(isShort ? `Use at least ${minimum} characters. Three words make a good one.` : undefined);
    if (isShort || !(await send({ currentPassword: current, newPassword: next })).ok) return;
    setOpened(false);
    setCurrent('');
    setNext('');
    say({ kind: 'done', message: 'Password changed; your other sessions have ended' });
  };
  return (
    <Panel title="Password">
      {opened ? (
        <form className={styles.fields} onSubmit={(event) => void change(event)} noValidate>
          <RefusalNotice refusal={refusal} />
          <PasswordField
            label="Present password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <PasswordField
            label="New password"
            hint={`At least ${minimum} characters. Spaces count; pasting is welcome.`}
            autoComplete="new-password"
            error={wrong}
            value={next}
            onChange={setNext}
          />
          <div className={styles.acts}>
            <Button type="submit" look="primary" busy={busy} notYet={current === '' || next === ''}>
              Change password
            </Button>
            <Button onClick={() => setOpened(false)}>Cancel</Button>
          </div>
        </form>
      ) : (
        <Button onClick={() => setOpened(true)}>Change password…</Button>
      )}
    </Panel>
  );
}
