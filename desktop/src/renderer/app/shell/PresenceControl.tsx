import { Popover, UnstyledButton } from '@mantine/core';
import type { AgentOutline } from '@switchboard/shared/agents';
import { Check, ChevronDown, Coffee, Headphones, type LucideIcon, Moon } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, Kbd, SwitchField, Timer } from '../../ui/index.ts';
import { loadWords, reasonWords, statusOf, stateWords } from '../agent-words.ts';
import { useDesk } from '../desk-context.ts';
import { formatDistance } from '../format-time.ts';
import { preferenceChosen } from '../preferences-slice.ts';
import { RefusalNotice } from '../RefusalNotice.tsx';
import { useDeskDispatch, useDeskSelector } from '../store.ts';
import { useKey } from '../use-key.ts';
import { useNow } from '../use-now.ts';
import styles from './Presence.module.css';
import { usePresence } from './use-presence.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  ready: Check,
  contact: Headphones,
  notReady: Coffee,
  offline: Moon,
};

/** How sure the desk can be of what it says about me: the age of the server's last word. */
function Belief({ me }: { me: AgentOutline }) {
  const { live } = useDesk();
  const now = useNow(1_000);
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const age = live.linkAge();
  return (
    <p className={styles.belief}>
      <b>{stateWords(me)}</b> for the server, since {formatDistance(me.stateSinceAt, now)}.{' '}
      {isLost
        ? 'There is no link: it may have set you aside meanwhile.'
        : age !== null && `Confirmed ${(age / 1000).toFixed(0)} s ago.`}
      <br />
      In hand: {loadWords(me.load)}.
    </p>
  );
}

function Choices({ onChosen }: { onChosen: () => void }) {
  const { me, reasons, set, busy, refusal, forget } = usePresence();
  const [afterLast, setAfterLast] = useState(true);
  if (!me) return null;
  const inHand = me.load.used > 0;
  const when = inHand && afterLast ? 'afterLast' : 'now';
  const choose = async (...wish: Parameters<typeof set>) => {
    forget();
    if (await set(...wish)) onChosen();
  };
  const isNow = (state: string, reason: string | null = null) => me.state === state && me.reason === reason;
  const row = (key: string, label: string, Icon: LucideIcon, isCurrent: boolean, act: () => void) => (
    <li key={key}>
      <UnstyledButton
        className={styles.choice}
        aria-current={isCurrent || undefined}
        aria-disabled={busy || undefined}
        onClick={busy ? undefined : act}
      >
        <Icon size={15} aria-hidden="true" />
        {label}
        {isCurrent && <Check size={14} className={styles.now} aria-label="now" />}
      </UnstyledButton>
    </li>
  );
  return (
    <>
      <Belief me={me} />
      <RefusalNotice refusal={refusal} />
      {me.nextState && (
        <div className={styles.next}>
          <span>
            Next: <b>{reasonWords(me.nextState.reason) ?? stateWords({ ...me, ...me.nextState })}</b>, after your last
            contact
          </span>
          <Button size="small" onClick={() => void choose({ state: 'ready' })}>
            Cancel
          </Button>
        </div>
      )}
      <ul className={styles.choices}>
        {row('ready', 'Ready', Check, isNow('ready'), () => void choose({ state: 'ready' }))}
        {reasons.map(({ id, title }) =>
          row(
            id,
            title,
            Coffee,
            isNow('notReady', title),
            () => void choose({ state: 'notReady', reasonId: id }, when),
          ),
        )}
        {row('offline', 'Offline', Moon, isNow('offline'), () => void choose({ state: 'offline' }, when))}
      </ul>
      {inHand && (
        <div className={styles.setting}>
          <SwitchField
            label="Only after my last contact"
            value={afterLast}
            onChange={setAfterLast}
            hint="You keep what is in hand; nothing new is offered."
          />
        </div>
      )}
    </>
  );
}

function SoundChoice() {
  const dispatch = useDeskDispatch();
  const sound = useDeskSelector(({ preferences }) => preferences.offerSound);
  return (
    <div className={styles.setting}>
      <SwitchField
        label="Sound for offers"
        value={sound === 'on'}
        onChange={(on) => dispatch(preferenceChosen({ offerSound: on ? 'on' : 'off' }))}
      />
    </div>
  );
}

/** My state as the server has it, with its clock; opens the choice of another. */
export function PresenceControl() {
  const me = useDeskSelector(({ agent }) => agent.me);
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const [opened, setOpened] = useState(false);
  useKey('Alt+KeyS', () => setOpened((open) => !open));
  if (!me) return null;
  const status = statusOf(me);
  const Icon = icons[status] ?? Check;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={304} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classNames(styles.presence, styles[status], isLost && styles.unsure)}
          aria-keyshortcuts="Alt+S"
          onClick={() => setOpened(!opened)}
        >
          <Icon size={15} aria-hidden="true" />
          <span className="sr-only">Your state: </span>
          <b className={styles.word}>{stateWords(me)}</b>
          <span className={styles.since}>
            <Timer since={me.stateSinceAt} />
          </span>
          {me.nextState && <span className="sr-only">, then {stateWords({ ...me, ...me.nextState })}</span>}
          <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Your state">
        <div className={styles.panel}>
          <Choices onChosen={() => setOpened(false)} />
          <SoundChoice />
          <p className={styles.keys}>
            Opens with <Kbd keys="Alt S" />
          </p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
