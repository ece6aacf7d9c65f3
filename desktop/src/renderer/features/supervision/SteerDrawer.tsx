import type { LiveAgent, LiveQueue, WaitingContact } from '@switchboard/shared/supervision';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FormDrawer, NumberField, SelectField, TextAreaField, useToast } from '../../ui/index.ts';
import { type Outcome, type Steering, useSteering } from './steering.ts';
import styles from './Supervision.module.css';
import { standingOf } from './supervision-words.ts';

const titles = { assign: 'Assign', move: 'Move to another queue', reprioritise: 'Change the urgency' } as const;
const deeds = { assign: 'assigned', move: 'moved', reprioritise: 'changed' } as const;
const bands = Array.from({ length: 10 }, (_, band) => ({
  value: `${band}`,
  label: band === 0 ? '0, emergency: before everything else' : `${band}`,
}));
const counted = (count: number): string => (count === 1 ? '1 contact' : `${count} contacts`);

function Outcomes({ done, deed, nameOf }: { done: readonly Outcome[]; deed: string; nameOf: (id: string) => string }) {
  return (
    <ul className={styles.outcomes} aria-label="Outcome of each">
      {done.map(({ contactId, refused }) => (
        <li key={contactId} className={refused ? styles.near : styles.onTarget}>
          {refused ? <TriangleAlert size={14} aria-hidden="true" /> : <CircleCheck size={14} aria-hidden="true" />}
          <span>
            <b>{nameOf(contactId)}</b> {refused ?? deed}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One decision over the router's head, for one contact or many, with the reason that is kept. */
export function SteerDrawer({
  act,
  contacts,
  queues,
  agents,
  onDone,
  onClose,
}: {
  act: Steering['act'];
  contacts: readonly WaitingContact[];
  queues: readonly LiveQueue[];
  agents: readonly LiveAgent[];
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  // Whoever has been answered meanwhile stays in view until this is closed.
  const [chosen] = useState(contacts);
  const [to, setTo] = useState('');
  const [points, setPoints] = useState(0);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { steer, busy, done } = useSteering();
  const finished = !busy && done.length > 0;
  const failed = done.filter(({ refused }) => refused !== null);
  const nameOf = (id: string) => chosen.find(({ contactId }) => contactId === id)?.displayName ?? 'A contact';
  const wish = (): Steering | undefined => {
    if (reason.trim() === '') return undefined;
    if (act === 'reprioritise') {
      const band = to === '' ? null : Number(to);
      if (band === null && points === 0) return undefined;
      return { act, band, points: points === 0 ? null : points, reason };
    }
    if (to === '') return undefined;
    return act === 'assign' ? { act, userId: to, reason } : { act, queueId: to, reason };
  };
  const go = async () => {
    setChecked(true);
    const wanted = wish();
    if (!wanted) return;
    const outcomes = await steer(
      chosen.map(({ contactId }) => contactId),
      wanted,
    );
    onDone();
    if (outcomes.some(({ refused }) => refused !== null)) return;
    say({ kind: 'done', message: `${counted(outcomes.length)} ${deeds[act]}` });
    onClose();
  };
  const [first] = chosen;
  return (
    <FormDrawer
      opened
      title={titles[act]}
      intro={
        chosen.length === 1
          ? first?.displayName
          : `${counted(chosen.length)}, each by itself: one that cannot be ${deeds[act]} holds up no other.`
      }
      {...(finished
        ? {}
        : { submit: `${titles[act].split(' ')[0]} ${chosen.length === 1 ? '' : chosen.length}`.trim() })}
      busy={busy}
      dirty={!finished && (reason !== '' || to !== '')}
      onSubmit={() => void go()}
      onClose={onClose}
    >
      {!finished && act === 'assign' && (
        <SelectField
          label="To"
          required
          searchable
          placeholder="Choose somebody signed in"
          hint="She has it at once, whatever her skills and load."
          choices={agents
            .filter(({ state }) => state !== 'offline')
            .map((agent) => ({
              value: agent.id,
              label: `${agent.name}, ${standingOf(agent).label.toLowerCase()}, ${agent.load.used} of ${agent.load.of}`,
            }))}
          error={checked && to === '' ? 'Choose somebody.' : undefined}
          value={to}
          onChange={setTo}
        />
      )}
      {!finished && act === 'move' && (
        <SelectField
          label="To queue"
          required
          searchable
          placeholder="Choose a queue"
          hint="Each keeps its waiting time and its history."
          choices={queues.map(({ id, name, waiting }) => ({ value: id, label: `${name}, ${waiting} waiting` }))}
          error={checked && to === '' ? 'Choose a queue.' : undefined}
          value={to}
          onChange={setTo}
        />
      )}
      {!finished && act === 'reprioritise' && (
        <>
          <SelectField
            label="Band"
            clearable
            placeholder="As it is"
            choices={bands}
            error={checked && to === '' && points === 0 ? 'Choose a band, or give points.' : undefined}
            value={to}
            onChange={setTo}
          />
          <NumberField
            label="Points"
            hint="Within the band, more go first. 0 leaves them as they are."
            value={points}
            onChange={setPoints}
          />
        </>
      )}
      {!finished && (
        <TextAreaField
          label="Reason"
          required
          hint="Kept in the audit trail and in the explanation."
          rows={2}
          error={checked && reason.trim() === '' ? 'Fill this in.' : undefined}
          value={reason}
          onChange={setReason}
        />
      )}
      <p role="status" className={styles.progress}>
        {busy && chosen.length > 1 && `${done.length} of ${chosen.length} done`}
        {finished && `${done.length - failed.length} ${deeds[act]}, ${failed.length} not`}
      </p>
      {busy && chosen.length > 1 && (
        <progress className={styles.bar} max={chosen.length} value={done.length} aria-label="Progress" />
      )}
      {finished && (
        <Outcomes
          done={[...failed, ...done.filter(({ refused }) => refused === null)]}
          deed={deeds[act]}
          nameOf={nameOf}
        />
      )}
    </FormDrawer>
  );
}
