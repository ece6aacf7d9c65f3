import { Popover, UnstyledButton } from '@mantine/core';
import { LogOut, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useToast } from '../../ui/index.ts';
import { DisplayChoices } from '../DisplayChoices.tsx';
import { useDesk } from '../desk-context.ts';
import { signOut } from '../session-flow.ts';
import { useDeskDispatch } from '../store.ts';
import styles from './TopBar.module.css';

/** `Ann Archer` → `AA`. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** Who I am, how the desk looks, and the way out. */
export function MeMenu({ name, userName }: { name: string; userName: string }) {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const say = useToast();
  const [opened, setOpened] = useState(false);
  const leave = async () => {
    const outcome = await signOut(desk, dispatch);
    if (!outcome.ok && outcome.refusal.kind !== 'refused') {
      say({ kind: 'warning', message: 'You are still signed in: the server could not be told.' });
    }
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={296} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.avatar}
          aria-label={`${initialsOf(name)}, ${name}, your menu`}
          onClick={() => setOpened(!opened)}
        >
          {initialsOf(name)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Your menu">
        <div className={styles.panel}>
          <p className={styles.who}>
            <b>{name}</b>
            <span>{userName}</span>
          </p>
          <Link to="/account" className={styles.act} onClick={() => setOpened(false)}>
            <UserRound size={15} aria-hidden="true" />
            Your account
          </Link>
          <div className={styles.choices}>
            <DisplayChoices />
          </div>
          <UnstyledButton className={styles.act} onClick={() => void leave()}>
            <LogOut size={15} aria-hidden="true" />
            Sign out
          </UnstyledButton>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
