import type { LiveQueue } from '@switchboard/shared/supervision';
import { CircleAlert, CircleCheck, CircleDashed, Inbox, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useNow } from '../../app/use-now.ts';
import { classNames, DataTable, EmptyState, Panel, type TableColumn, Timer } from '../../ui/index.ts';
import styles from './Supervision.module.css';
import { type Health, healthOf, serviceLevelOf } from './supervision-words.ts';

const healthWords = {
  late: { label: 'Over target', icon: CircleAlert, order: 0 },
  near: { label: 'Near limit', icon: TriangleAlert, order: 1 },
  onTarget: { label: 'On target', icon: CircleCheck, order: 2 },
  idle: { label: 'Quiet', icon: CircleDashed, order: 3 },
} as const satisfies Record<Health, unknown>;

function HealthMark({ health }: { health: Health }) {
  const { label, icon: Icon } = healthWords[health];
  return (
    <span className={classNames(styles.health, styles[health])}>
      <Icon size={14} aria-hidden="true" />
      {label}
    </span>
  );
}

const percent = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const seconds = (count: number) => (count % 60 === 0 && count >= 120 ? `${count / 60} min` : `${count} s`);

function useColumns(): readonly TableColumn<LiveQueue>[] {
  const now = useNow(1_000);
  return useMemo(
    () => [
      { id: 'name', header: 'Queue', value: ({ name }) => name },
      {
        id: 'health',
        header: 'Health',
        value: (queue) => healthWords[healthOf(queue, now)].order,
        cell: (queue) => <HealthMark health={healthOf(queue, now)} />,
      },
      { id: 'waiting', header: 'Waiting', align: 'end', value: ({ waiting }) => waiting },
      {
        id: 'longest',
        header: 'Longest',
        align: 'end',
        value: ({ longestWaitSinceAt }) => (longestWaitSinceAt === null ? 0 : now - longestWaitSinceAt),
        cell: (queue) =>
          queue.longestWaitSinceAt === null ? (
            '–'
          ) : (
            <span className={styles[healthOf(queue, now)]}>
              <Timer since={queue.longestWaitSinceAt} />
            </span>
          ),
      },
      { id: 'connected', header: 'In conversation', align: 'end', value: ({ connected }) => connected },
      { id: 'ready', header: 'Can take one', align: 'end', value: ({ readyAgents }) => readyAgents },
      { id: 'answered', header: 'Answered', align: 'end', value: ({ today }) => today.answered },
      { id: 'abandoned', header: 'Abandoned', align: 'end', value: ({ today }) => today.abandoned },
      {
        id: 'level',
        header: 'Level',
        align: 'end',
        value: (queue) => serviceLevelOf(queue) ?? 2,
        cell: (queue) => {
          const level = serviceLevelOf(queue);
          return level === null ? '–' : <b>{percent.format(level)}</b>;
        },
      },
      {
        id: 'target',
        header: 'Target',
        value: ({ targetSeconds }) => targetSeconds,
        cell: ({ targetSeconds }) => `in ${seconds(targetSeconds)}`,
      },
    ],
    [now],
  );
}

/** Each queue now, and since midnight. */
export function QueuesPanel({ queues }: { queues: readonly LiveQueue[] }) {
  return (
    <Panel
      title="Queues"
      note={`${queues.length}, figures since 00:00. Level: answered in target ÷ (answered + abandoned)`}
      flush
    >
      <DataTable
        label="Queues"
        columns={useColumns()}
        rows={queues}
        rowId={({ id }) => id}
        noun={['queue', 'queues']}
        empty={
          <EmptyState icon={Inbox} title="No queue yet">
            Queues appear here as soon as one is published.
          </EmptyState>
        }
      />
    </Panel>
  );
}
