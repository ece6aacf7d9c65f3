import { figureOperations, type LiveQueue, type QueueFigures } from '@switchboard/shared/supervision';
import { CircleAlert, CircleCheck, CircleDashed, Inbox, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { classNames, DataTable, EmptyState, Panel, type TableColumn, Timer } from '../../ui/index.ts';
import { useAskEvery } from './ask-every.ts';
import { keepingOf, percentWords } from './figure-words.ts';
import { KeepingMark } from './KeepingMark.tsx';
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

const seconds = (count: number) => (count % 60 === 0 && count >= 120 ? `${count / 60} min` : `${count} s`);

const keepingOrder = { notKept: 0, unmeasured: 1, kept: 2, none: 3 } as const;

/** `2 of 3 not kept`: how many of its promises a queue breaks. */
function Promises({ figures }: { figures: QueueFigures | undefined }) {
  if (!figures) return '–';
  const keeping = keepingOf(figures);
  if (keeping === 'none') return <span className="muted">None</span>;
  const broken = figures.thresholds.filter(({ isKept }) => isKept === false).length;
  return broken > 0 && figures.thresholds.length > 1 ? (
    <KeepingMark keeping={keeping} label={`${broken} of ${figures.thresholds.length} not kept`} />
  ) : (
    <KeepingMark keeping={keeping} />
  );
}

function useColumns(figures: readonly QueueFigures[] | undefined): readonly TableColumn<LiveQueue>[] {
  const now = useNow(1_000);
  const figuresOf = useMemo(() => {
    const byQueue = new Map<string, QueueFigures>(figures?.map((each) => [each.id, each]));
    return (queueId: string) => byQueue.get(queueId);
  }, [figures]);
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
          if (level === null) return <span className="muted">– in {seconds(queue.targetSeconds)}</span>;
          return (
            <>
              <b>{percentWords(level)}</b> in {seconds(queue.targetSeconds)}
            </>
          );
        },
      },
      {
        id: 'promises',
        header: 'Promises',
        value: ({ id }) => keepingOrder[keepingOf(figuresOf(id) ?? { thresholds: [] })],
        cell: ({ id }) => <Promises figures={figuresOf(id)} />,
      },
    ],
    [now, figuresOf],
  );
}

/** Each queue now, and since midnight; opened, its promises and every figure with its formula. */
export function QueuesPanel({
  queues,
  openId,
  onOpen,
}: {
  queues: readonly LiveQueue[];
  openId: string | undefined;
  onOpen: (queue: LiveQueue) => void;
}) {
  const figures = useQuery(figureOperations.ofQueues, {});
  useAskEvery(figures, 10_000);
  return (
    <Panel
      title="Queues"
      note={`${queues.length}, figures since 00:00. Level: answered in target ÷ (answered + abandoned)`}
      flush
    >
      <DataTable
        label="Queues"
        columns={useColumns(figures.value?.queues)}
        rows={queues}
        rowId={({ id }) => id}
        noun={['queue', 'queues']}
        onOpen={onOpen}
        openId={openId}
        empty={
          <EmptyState icon={Inbox} title="No queue yet">
            Queues appear here as soon as one is published.
          </EmptyState>
        }
      />
    </Panel>
  );
}
