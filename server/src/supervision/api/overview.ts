import type { OutputOf } from '@switchboard/shared/access';
import { accepted, seconds } from '@switchboard/shared/kernel';
import {
  abandoned,
  abandonedLater,
  answered,
  type Interval,
  serviceLevel,
  type Timelines,
  timelinesByQueue,
} from '@switchboard/shared/metrics';
import type { QueueRecord } from '@switchboard/shared/queues';
import { supervisionOperations } from '@switchboard/shared/supervision';
import { agentsOf } from '../../agents/index.ts';
import type { OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import { abilities, queuesEverOf } from '../../queues/index.ts';
import { startOfDay, timeZone } from '../domain/start-of-day.ts';
import { type OpenContact, openContacts, openParts } from '../storage/live-contacts.ts';
import type { LiveTimelines } from '../use-cases/live-timelines.ts';
import { untilNow } from './queue-figures.ts';

type Overview = OutputOf<typeof supervisionOperations.overview>;

export function registerOverview(registry: OperationRegistry, timelines: LiveTimelines): void {
  registry.query(supervisionOperations.overview, async (call) => accepted(await overviewOf(call, timelines)));
}

async function overviewOf({ db, scope, now }: QueryCall, live: LiveTimelines): Promise<Overview> {
  const since = startOfDay(now, timeZone);
  const open = await openContacts(db, scope.areas);
  const waiting = open.filter(({ state }) => state === 'queued');
  const timelinesOf = timelinesByQueue(await live.since(scope.organisationId, since));
  const queues: Overview['queues'] = [];
  const able = await abilities(db, now);
  const free = (await agentsOf(db)).filter(
    ({ state, deskSilent, load }) => state === 'ready' && !deskSilent && load.used < load.of,
  );
  for (const queue of await queuesInSight(db, open)) {
    queues.push({
      ...standingOf(queue, open),
      readyAgents: free.filter(({ id }) => able.canTake(queue, id)).length,
      today: todayOf(queue, timelinesOf(queue.id), { fromAt: since, untilAt: untilNow(now) }),
    });
  }
  return {
    at: now,
    since,
    queues,
    waiting: waiting.map(waitingOf),
    agents: await liveAgents(db),
    elsewhere: elsewhereOf(open),
  };
}

/** Queues in force, and those that the plan names no more as long as somebody waits or talks in them. */
async function queuesInSight(db: QueryCall['db'], open: readonly OpenContact[]): Promise<QueueRecord[]> {
  const busy = new Set(open.map(({ queueId }) => queueId));
  return (await queuesEverOf(db)).filter(({ id, closedAt }) => closedAt === null || busy.has(id));
}

function standingOf(queue: QueueRecord, open: readonly OpenContact[]) {
  const here = open.filter(({ queueId }) => queueId === queue.id);
  const waiting = here.filter(({ state }) => state === 'queued');
  const { id, name, band, channels, targetSeconds } = queue;
  return {
    id,
    name,
    band,
    channels,
    targetSeconds,
    waiting: waiting.length,
    offered: waiting.filter(({ offeredTo }) => offeredTo !== null).length,
    connected: here.filter(({ state }) => state === 'connected').length,
    longestWaitSinceAt: waiting.length === 0 ? null : Math.min(...waiting.map(({ waitingSinceAt }) => waitingSinceAt)),
  };
}

function todayOf({ id: queueId, targetSeconds }: QueueRecord, timelines: Timelines, today: Interval) {
  const inTarget = serviceLevel({ targetMs: seconds(targetSeconds) }).take(timelines, today, { queueId });
  const left = [abandoned, abandonedLater].map((measure) => measure.take(timelines, today, { queueId }).part);
  return {
    answered: answered.take(timelines, today, { queueId }).part,
    answeredInTarget: inTarget.part,
    abandoned: left[0]! + left[1]!,
  };
}

function waitingOf(contact: OpenContact): Overview['waiting'][number] {
  const { id, displayName, channel, queueId, queueName, band, intent, waitingSinceAt, citizenConnected, offeredTo } =
    contact;
  return {
    contactId: id,
    displayName,
    channel,
    queueId,
    queue: queueName,
    band,
    intent,
    waitingSinceAt,
    citizenConnected,
    offeredTo,
  };
}

async function liveAgents(db: QueryCall['db']): Promise<Overview['agents']> {
  const parts = Map.groupBy(await openParts(db), ({ userId }) => userId);
  return (await agentsOf(db)).map((agent) => ({
    ...agent,
    handling: (parts.get(agent.id) ?? []).map(({ userId: _userId, ...part }) => part),
  }));
}

function elsewhereOf(open: readonly OpenContact[]): Overview['elsewhere'] {
  const count = (state: OpenContact['state']) => open.filter((one) => one.state === state).length;
  return { selfService: count('selfService'), parked: count('parked'), awaitingCallback: count('awaitingCallback') };
}
