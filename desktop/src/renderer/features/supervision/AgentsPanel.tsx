import type { LiveAgent } from '@switchboard/shared/supervision';
import { ChartBarStacked, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { loadWords } from '../../app/agent-words.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import {
  Button,
  DataTable,
  EmptyState,
  Panel,
  SwitchField,
  StatusBadge,
  type TableColumn,
  Timer,
} from '../../ui/index.ts';
import { OverLongMark } from './OverLongMark.tsx';
import styles from './Supervision.module.css';
import { isOverLong, reasonWords, standingOf } from './supervision-words.ts';

const contactsOf = ({ handling }: LiveAgent): string =>
  handling.map(({ displayName, queue }) => (queue ? `${displayName} (${queue})` : displayName)).join(', ');

/** Why, and what she will be next: `Break; next: ready`. */
function whyWords({ reason, nextState }: LiveAgent): string {
  const next = nextState && (nextState.state === 'ready' ? 'ready' : reasonWords(nextState.reason) || nextState.state);
  return [reasonWords(reason), next && `next: ${next}`].filter(Boolean).join('; ') || '–';
}

const overHerTime = 'over her time';

const columnsAt = (now: number): readonly TableColumn<LiveAgent>[] => [
  { id: 'name', header: 'Agent', value: ({ name }) => name },
  {
    id: 'state',
    header: 'State',
    value: (agent) => standingOf(agent).order,
    cell: (agent) => {
      const { status, label } = standingOf(agent);
      return <StatusBadge status={status}>{label}</StatusBadge>;
    },
  },
  {
    id: 'since',
    header: 'In state',
    align: 'end',
    value: (agent) => -standingOf(agent).sinceAt,
    cell: (agent) => <Timer since={standingOf(agent).sinceAt} />,
  },
  {
    id: 'reason',
    header: 'Reason',
    // The words are part of the value, so that the search finds everybody who is over her time.
    value: (agent) =>
      isOverLong(agent, now) ? `${reasonWords(agent.reason)} ${overHerTime}` : reasonWords(agent.reason),
    cell: (agent) =>
      isOverLong(agent, now) ? (
        <span className={styles.why}>
          {whyWords(agent)}
          <OverLongMark>{overHerTime}</OverLongMark>
        </span>
      ) : (
        whyWords(agent)
      ),
  },
  { id: 'handling', header: 'Handling', value: contactsOf, cell: (agent) => contactsOf(agent) || '–' },
  { id: 'load', header: 'Load', value: ({ load }) => load.used, cell: ({ load }) => loadWords(load) },
];

/** Who is at work and what they are doing; those who need a look first, then longest in their state. */
export function AgentsPanel({
  agents,
  openId,
  onOpen,
  onTime,
}: {
  agents: readonly LiveAgent[];
  openId: string | undefined;
  onOpen: (agent: LiveAgent) => void;
  onTime: () => void;
}) {
  const now = useServerNow(1_000);
  const columns = useMemo(() => columnsAt(now), [now]);
  const [withOffline, setWithOffline] = useState(false);
  const shown = useMemo(() => {
    const present = agents.filter(({ state }) => withOffline || state !== 'offline');
    return present.toSorted((one, other) => {
      const [a, b] = [standingOf(one), standingOf(other)];
      return a.order - b.order || a.sinceAt - b.sinceAt;
    });
  }, [agents, withOffline]);
  const signedIn = agents.filter(({ state }) => state !== 'offline').length;
  return (
    <Panel
      title="Agents"
      note={`${signedIn} signed in`}
      actions={
        <Button size="compact" icon={ChartBarStacked} onClick={onTime}>
          Time not ready
        </Button>
      }
      flush
    >
      <DataTable
        label="Agents"
        columns={columns}
        rows={shown}
        rowId={({ id }) => id}
        noun={['agent', 'agents']}
        onOpen={onOpen}
        openId={openId}
        searchLabel="Find an agent"
        tools={<SwitchField label="Show those offline" value={withOffline} onChange={setWithOffline} />}
        empty={
          <EmptyState icon={Users} title="No agent is signed in">
            Agents appear here when their desks are open.
          </EmptyState>
        }
      />
    </Panel>
  );
}
