import type { AgentSpan } from './agent-timeline.ts';
import type { Handling, HandlingSpan } from './contact-timeline.ts';
import { holds, type Interval, shared, type Span } from './interval.ts';
import { count, type Measure, quotient, type Scope, sumOf } from './measure.ts';
import type { Timelines } from './timelines.ts';
import { offersEnded, wasAbandoned } from './offers.ts';

const isHandling = ({ doing }: HandlingSpan) => doing !== 'parked';
const agentsShare = { of: 'agents', unit: 'share', version: 1, joins: 'sum' } as const;
const queuesShare = { ...agentsShare, of: 'queues' } as const;

export const averageHandleTime: Measure = {
  name: 'aht',
  title: 'Average handle time',
  formula: '(talk + hold + wrap-up) ÷ handled',
  counts: 'Each agent’s part of a contact when it is completed, with its whole time. Not: while it was parked.',
  of: 'queues',
  unit: 'milliseconds',
  version: 1,
  joins: 'sum',
  take: (timelines, interval, scope) => {
    const handled = handlingsOf(timelines, scope).filter(({ completedAt }) => holds(interval, completedAt));
    const lengths = handled.flatMap(({ spans }) => spans.filter(isHandling)).map(lengthOf);
    return quotient(
      sumOf(lengths, (length) => length),
      handled.length,
    );
  },
};

const lengthOf = ({ fromAt, untilAt }: Span) => (untilAt ?? fromAt) - fromAt;

export const occupancy: Measure = {
  ...agentsShare,
  name: 'occupancy',
  title: 'Occupancy',
  formula: 'time on contacts ÷ (time on contacts + time idle)',
  counts: 'By the clock on the wall: one contact of four is as busy as four. Idle: ready, heard, nothing in hand.',
  take: (timelines, interval, scope) => {
    const stretches = agentsOf(timelines, scope).flatMap((userId) => stretchesOf(timelines, userId, interval));
    const busy = sumOf(stretches.filter(isBusy), lengthOf);
    return quotient(busy, busy + sumOf(stretches.filter(isIdle), lengthOf));
  },
};

export const unitOccupancy: Measure = {
  ...agentsShare,
  name: 'occupancy-by-units',
  title: 'Occupancy by units',
  formula: 'units in use × time ÷ units there are × time',
  counts: 'Over the same time as occupancy: one contact of four that fit is a quarter.',
  take: (timelines, interval, scope) => {
    const stretches = agentsOf(timelines, scope)
      .flatMap((userId) => stretchesOf(timelines, userId, interval))
      .filter((stretch) => isBusy(stretch) || isIdle(stretch));
    return quotient(
      sumOf(stretches, (stretch) => (stretch.agent?.unitsUsed ?? 0) * lengthOf(stretch)),
      sumOf(stretches, (stretch) => (stretch.agent?.unitsOf ?? 0) * lengthOf(stretch)),
    );
  },
};

/** Time that agents were not ready with nothing in hand, for one reason or for any. */
export function notReadyTime(reason?: string): Measure {
  return {
    name: 'not-ready-time',
    title: reason === undefined ? 'Time not ready' : `Time not ready: ${reason}`,
    formula: 'time in which an agent was not ready and had nothing in hand',
    counts: 'By the reason that was given; one who works on her last contact is busy, and offline is not counted.',
    of: 'agents',
    unit: 'milliseconds',
    version: 1,
    joins: 'sum',
    take: (timelines, interval, scope) => {
      const away = agentsOf(timelines, scope)
        .flatMap((userId) => stretchesOf(timelines, userId, interval))
        .filter((stretch) => !isBusy(stretch) && stretch.agent?.state === 'notReady')
        .filter(({ agent }) => reason === undefined || agent?.reason === reason);
      return count(sumOf(away, lengthOf));
    },
  };
}

/** Time that agents were ready, with something in hand or without. */
export const readyTime: Measure = {
  name: 'ready-time',
  title: 'Time ready',
  formula: 'time in which an agent was ready',
  counts: 'With something in hand too. Not: while her desk was not heard.',
  of: 'agents',
  unit: 'milliseconds',
  version: 1,
  joins: 'sum',
  take: (timelines, interval, scope) => {
    const ready = agentsOf(timelines, scope)
      .flatMap((userId) => stretchesOf(timelines, userId, interval))
      .filter(({ agent }) => agent?.state === 'ready' && !agent.isDeskSilent);
    return count(sumOf(ready, lengthOf));
  },
};

/** The reasons that there are in some timelines, for a report by reason. */
export function notReadyReasons({ agents }: Timelines): string[] {
  const reasons = [...agents.values()].flatMap(({ spans }) =>
    spans.flatMap(({ state, reason }) => (state === 'notReady' && reason !== null ? reason : [])),
  );
  return [...new Set(reasons)].sort();
}

export const nonResponse: Measure = {
  ...queuesShare,
  name: 'non-response',
  title: 'Offers not accepted',
  formula: '(declined + expired + withdrawn) ÷ offers that ended',
  counts: 'Counted when the offer ends.',
  take: (...taken) => {
    const ended = offersEnded(...taken);
    return quotient(ended.filter(({ end }) => end !== 'accepted').length, ended.length);
  },
};

export const nonResponseOfAgents: Measure = {
  ...queuesShare,
  name: 'non-response-of-agents',
  title: 'Offers not accepted, citizen still there',
  formula: '(declined + expired + withdrawn) ÷ offers that ended, without those whose citizen left meanwhile',
  counts: 'Fair to agents: nobody can accept a citizen who is gone.',
  take: (...taken) => {
    const [timelines] = taken;
    const ended = offersEnded(...taken).filter((offer) => !wasAbandoned(timelines, offer));
    return quotient(ended.filter(({ end }) => end !== 'accepted').length, ended.length);
  },
};

function handlingsOf({ contacts }: Timelines, { channel, queueId, userId }: Scope): Handling[] {
  return [...contacts.values()]
    .filter((contact) => channel === undefined || contact.channel === channel)
    .flatMap(({ handlings }) => handlings)
    .filter((handling) => queueId === undefined || handling.queueId === queueId)
    .filter((handling) => userId === undefined || handling.userId === userId);
}

/** Agents do not belong to a queue or a channel: their time is counted whole. */
function agentsOf({ agents }: Timelines, { userId }: Scope): string[] {
  return [...agents.keys()].filter((id) => userId === undefined || id === userId);
}

interface Stretch {
  readonly fromAt: number;
  readonly untilAt: number;
  readonly agent: AgentSpan | undefined;
  readonly isOnContact: boolean;
}

const isBusy = ({ isOnContact }: Stretch) => isOnContact;
const isIdle = ({ agent, isOnContact }: Stretch) => !isOnContact && agent?.state === 'ready' && !agent.isDeskSilent;

/** An agent's interval cut wherever anything about her changes. */
function stretchesOf(timelines: Timelines, userId: string, interval: Interval): Stretch[] {
  const states = timelines.agents.get(userId)?.spans ?? [];
  const work = handlingsOf(timelines, { userId }).flatMap(({ spans }) => spans.filter(isHandling));
  const edges = [...states, ...work].flatMap(({ fromAt, untilAt }) => [fromAt, untilAt ?? interval.untilAt]);
  const inside = edges.filter((at) => interval.fromAt < at && at < interval.untilAt);
  const cuts = [...new Set([interval.fromAt, ...inside, interval.untilAt])].sort((one, other) => one - other);
  return cuts.slice(1).map((untilAt, index) => {
    const fromAt = cuts[index]!;
    const covers = (span: Span) => shared(span, { fromAt, untilAt }) > 0;
    return { fromAt, untilAt, agent: states.find(covers), isOnContact: work.some(covers) };
  });
}
