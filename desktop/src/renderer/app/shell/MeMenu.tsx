import { Menu, UnstyledButton } from '@mantine/core';
import { Check, LogOut, UserRound } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useToast } from '../../ui/index.ts';
import { useDesk } from '../desk-context.ts';
import { type Preferences, preferenceChosen } from '../preferences-slice.ts';
import { signOut } from '../session-flow.ts';
import { useDeskDispatch, useDeskSelector } from '../store.ts';
import styles from './TopBar.module.css';

const choices = [
  [
    'theme',
    'Theme',
    [
      ['system', 'As this computer'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  ],
  [
    'contrast',
    'Contrast',
    [
      ['system', 'As this computer'],
      ['normal', 'Normal'],
      ['more', 'More'],
    ],
  ],
  [
    'density',
    'Rows',
    [
      ['compact', 'Compact'],
      ['roomy', 'Roomy'],
    ],
  ],
] as const;

/** `Ann Archer` → `AA`. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

function PreferenceItems({ name }: { name: keyof Preferences }) {
  const dispatch = useDeskDispatch();
  const chosen = useDeskSelector((state) => state.preferences[name]);
  const [, label, options] = choices.find(([each]) => each === name) ?? choices[0];
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {options.map(([value, word]) => (
        <Menu.Item
          key={value}
          closeMenuOnClick={false}
          role="menuitemradio"
          aria-checked={chosen === value}
          leftSection={<Check size={14} style={{ visibility: chosen === value ? 'visible' : 'hidden' }} />}
          onClick={() => dispatch(preferenceChosen({ [name]: value }))}
        >
          {word}
        </Menu.Item>
      ))}
    </>
  );
}

/** Who I am, how the desk looks, and the way out. */
export function MeMenu({ name, userName }: { name: string; userName: string }) {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const navigate = useNavigate();
  const say = useToast();
  const leave = async () => {
    const outcome = await signOut(desk, dispatch);
    if (!outcome.ok && outcome.refusal.kind !== 'refused') {
      say({ kind: 'warning', message: 'You are still signed in: the server could not be told.' });
    }
  };
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <UnstyledButton className={styles.avatar} aria-label={`Your menu, ${name}`}>
          {initialsOf(name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.menuWho} role="presentation">
          <b>{name}</b>
          <span>{userName}</span>
        </div>
        <Menu.Item leftSection={<UserRound size={15} />} onClick={() => void navigate('/account')}>
          Your account
        </Menu.Item>
        <Menu.Divider />
        <PreferenceItems name="theme" />
        <PreferenceItems name="contrast" />
        <PreferenceItems name="density" />
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
