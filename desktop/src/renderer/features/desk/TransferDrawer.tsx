import { agentOperations, type AgentOutline } from '@switchboard/shared/agents';
import { contactOperations, type ContactOutline } from '@switchboard/shared/contacts';
import { type ReactNode, useState } from 'react';
import { loadWords, stateWords as agentWords, statusOf } from '../../app/agent-words.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMe } from '../../app/use-me.ts';
import { useQuery } from '../../app/use-query.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import {
  EmptyState,
  FormDrawer,
  formatClock,
  LoadingLines,
  StatusBadge,
  TextAreaField,
  TextField,
  useToast,
} from '../../ui/index.ts';
import styles from './Forms.module.css';
import type { Queues } from './use-queues.ts';

type Target = { to: 'queue'; queueId: string } | { to: 'agent'; userId: string };
const keyOf = (target: Target | undefined): string => (target ? Object.values(target).join(' ') : '');
const contains = (name: string, words: string): boolean => name.toLowerCase().includes(words.trim().toLowerCase());

function Row({
  target,
  chosen,
  name,
  about,
  mark,
  onChoose,
}: {
  target: Target;
  chosen: Target | undefined;
  name: string;
  about?: string;
  mark?: ReactNode;
  onChoose: (target: Target) => void;
}) {
  return (
    <label className={styles.row}>
      <input
        type="radio"
        name="transfer-target"
        checked={keyOf(chosen) === keyOf(target)}
        onChange={() => onChoose(target)}
      />
      <span className={styles.rowWords}>
        <b>{name}</b>
        {about && <small>{about}</small>}
      </span>
      {mark}
    </label>
  );
}

function queueWords({ waiting, longestWaitSinceAt, readyAgents }: NonNullable<Queues['queues']>[number], now: number) {
  const wait =
    longestWaitSinceAt === null
      ? 'nobody waits'
      : `${waiting} waiting, longest ${formatClock(now - longestWaitSinceAt)}`;
  return `${wait} · ${readyAgents} ready`;
}

/** Ready colleagues first, then by name; oneself is not on the list. */
function colleaguesIn(agents: readonly AgentOutline[], myId: string, words: string): readonly AgentOutline[] {
  const rank = { ready: 0, notReady: 1, offline: 2 } as const;
  return agents
    .filter(({ id, name }) => id !== myId && contains(name, words))
    .toSorted((one, other) => rank[one.state] - rank[other.state] || one.name.localeCompare(other.name, 'en-GB'));
}

/** Where to hand the contact: a queue or a colleague, each with how it stands there now, and a word for whoever is next. */
export function TransferDrawer({
  outline,
  queues,
  onClose,
}: {
  outline: ContactOutline;
  queues: Queues;
  onClose: () => void;
}) {
  const me = useMe();
  const now = useServerNow(1_000);
  const say = useToast();
  const agents = useQuery(agentOperations.list, {});
  const { send, busy, refusal } = useCommand(contactOperations.transfer);
  const [target, setTarget] = useState<Target>();
  const [words, setWords] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const shownQueues = (queues.queues ?? []).filter(({ name }) => contains(name, words));
  const colleagues = colleaguesIn(agents.value?.items ?? [], me.user.id, words);
  const choose = (next: Target) => {
    setTarget(next);
    setMissing(false);
  };
  const submit = async () => {
    if (!target) return setMissing(true);
    const { id: contactId, version, displayName } = outline;
    const outcome = await send({ contactId, version, target, note: note.trim() || null });
    if (!outcome.ok) return;
    say({ kind: 'done', message: `${displayName} is passed on. The waiting time goes along.` });
    onClose();
  };
  const isNothing = shownQueues.length === 0 && colleagues.length === 0 && agents.value !== undefined;
  return (
    <FormDrawer
      opened
      title={`Transfer ${outline.displayName}`}
      intro="The transcript, what the assistant learnt and the waiting time go along."
      notice={<RefusalNotice refusal={refusal} onRetry={() => void submit()} />}
      submit="Transfer"
      busy={busy}
      dirty={note.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField label="Find" kind="search" value={words} onChange={setWords} autoFocus />
      {missing && (
        <p role="alert" className={styles.missing}>
          Choose where it goes.
        </p>
      )}
      {agents.refusal && !agents.value && (
        <LoadFailure what="Colleagues" refusal={agents.refusal} onRetry={agents.reload} />
      )}
      {!agents.value && !agents.refusal && <LoadingLines label="Loading where it can go" rows={4} />}
      {isNothing && <EmptyState title="Nothing is called that">Try part of a name.</EmptyState>}
      {shownQueues.length > 0 && (
        <fieldset className={styles.rows}>
          <legend>Queues</legend>
          {shownQueues.map((queue) => (
            <Row
              key={queue.id}
              target={{ to: 'queue', queueId: queue.id }}
              chosen={target}
              name={queue.name}
              about={queueWords(queue, now)}
              onChoose={choose}
            />
          ))}
        </fieldset>
      )}
      {colleagues.length > 0 && (
        <fieldset className={styles.rows}>
          <legend>Colleagues</legend>
          {colleagues.map((agent) => (
            <Row
              key={agent.id}
              target={{ to: 'agent', userId: agent.id }}
              chosen={target}
              name={agent.name}
              about={loadWords(agent.load)}
              mark={<StatusBadge status={statusOf(agent)}>{agentWords(agent)}</StatusBadge>}
              onChoose={choose}
            />
          ))}
        </fieldset>
      )}
      <TextAreaField
        label="Note for whoever is next"
        hint="The citizen does not see it."
        value={note}
        onChange={setNote}
      />
    </FormDrawer>
  );
}
