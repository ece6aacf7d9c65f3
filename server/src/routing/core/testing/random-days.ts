import { type Channel, channelSchema } from '@switchboard/shared/contacts';
import { type CapacityPlan, type SkillExpression, usualCapacity } from '@switchboard/shared/routing-plan';
import fc from 'fast-check';
import type { AgentNow, Load, WaitingContact } from '../facts.ts';
import type { Law, QueueLaw } from '../law.ts';

/** Small numbers of everything, so that agents, contacts and rules meet each other all the time. */
export const dawn = Date.UTC(2026, 10, 30, 6);
const areas = ['north', 'south'];
const teams = ['red', 'blue', 'green'];
const skills = ['welsh', 'crime', 'chat'];
const channels: readonly Channel[] = ['webchat', 'voice', 'email', 'sms'];
export const agentIds = ['a1', 'a2', 'a3', 'a4', 'a5'] as const;
export const contactIds = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'] as const;
export const queueIds = ['q1', 'q2', 'q3'] as const;

const level = fc.record({ skill: fc.constantFrom(...skills), atLeast: fc.integer({ min: 1, max: 3 }) });
const twoLevels = fc.array(level, { minLength: 1, maxLength: 2 });
const expression: fc.Arbitrary<SkillExpression> = fc.oneof(
  { weight: 4, arbitrary: level },
  { weight: 1, arbitrary: fc.record({ all: twoLevels }) },
  { weight: 1, arbitrary: fc.record({ any: twoLevels }) },
  { weight: 1, arbitrary: fc.record({ not: level }) },
);
const needs = (freq: number) => fc.option(expression, { freq });

const skipWhen = fc.record({
  unavailableWhile: fc.subarray(['notReady', 'deskSilent', 'full', 'offered', 'wrapUp'] as const),
});
const step = fc.record({
  needs: needs(3),
  seconds: fc.integer({ min: 1, max: 40 }),
  skipWhen: fc.option(skipWhen, { freq: 1 }),
});
const link = fc.record({
  teamId: fc.constantFrom(...teams),
  priority: fc.integer({ min: 1, max: 3 }),
  delayMs: fc.constantFrom(0, 0, 5_000, 20_000),
});

const queue = (id: string): fc.Arbitrary<QueueLaw> =>
  fc.record({
    id: fc.constant(id),
    key: fc.constant(id),
    serviceAreaId: fc.constant(null),
    score: fc.record({ base: fc.constantFrom(0, 0, 5), perMinute: fc.constantFrom(0, 1, 7) }),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    selector: fc.constantFrom('longestIdle', 'mostSkilled', 'leastLoaded', 'roundRobin'),
    links: fc.oneof(fc.constant([]), fc.array(link, { minLength: 1, maxLength: 3 })),
  });

const perChannel = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .tuple(...channelSchema.options.map(() => value))
    .map((values) => Object.fromEntries(channelSchema.options.map((channel, index) => [channel, values[index]])));

const capacity: fc.Arbitrary<CapacityPlan> = fc.oneof(
  fc.constant(usualCapacity),
  fc.record({
    units: fc.constant(100),
    costs: perChannel(fc.constantFrom(20, 25, 50, 100)) as fc.Arbitrary<CapacityPlan['costs']>,
    caps: perChannel(fc.constantFrom(null, 1, 2)) as fc.Arbitrary<CapacityPlan['caps']>,
    reserve: fc.record({ units: fc.constantFrom(0, 25), forBandsTo: fc.constantFrom(0, 3) }),
    interrupts: fc.constantFrom<CapacityPlan['interrupts'][]>(
      [],
      [{ by: 'voice', over: ['email', 'sms'] }],
      [{ by: 'voice', over: ['webchat'] }],
    ),
    strikes: fc.constant(usualCapacity.strikes),
  }),
);

export const anyLaw: fc.Arbitrary<Law> = fc
  .tuple(fc.tuple(...queueIds.map(queue)), capacity)
  .map(([queues, one]) => ({ planVersion: 1, queues: new Map(queues.map((q) => [q.id, q])), capacity: one }));

const loads: fc.Arbitrary<Load[]> = fc.array(
  fc.record({ channel: fc.constantFrom(...channels), units: fc.constantFrom(20, 25, 50) }),
  { maxLength: 2 },
);
const ago = fc.integer({ min: 0, max: 60 }).map((seconds) => dawn - seconds * 1000);
const mapOf = <Key extends string, Value>(key: fc.Arbitrary<Key>, value: fc.Arbitrary<Value>, maxLength: number) =>
  fc.array(fc.tuple(key, value), { maxLength }).map((entries) => new Map(entries));

export const anyAgent: fc.Arbitrary<AgentNow> = fc.record({
  id: fc.constantFrom(...agentIds),
  state: fc.constantFrom('ready', 'ready', 'ready', 'notReady'),
  isDeskSilent: fc.constantFrom(false, false, false, true),
  areas: fc.oneof(
    fc.constant('all' as const),
    fc.subarray(areas).map((ids) => new Set(ids)),
  ),
  teams: fc.subarray(teams).map((ids) => new Set(ids)),
  skills: mapOf(fc.constantFrom(...skills), fc.integer({ min: 1, max: 3 }), 3),
  inHand: loads,
  offered: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: loads }),
  isWrappingUp: fc.constantFrom(false, false, true),
  unitsOf: fc.constantFrom(50, 100, 100),
  caps: fc.constantFrom<AgentNow['caps']>({}, {}, {}, { webchat: 1 }, { voice: 0, email: 3 }),
  idleSinceAt: fc.option(ago, { freq: 4 }),
  lastOfferedAt: mapOf(fc.constantFrom(...queueIds), ago, 2),
});

export const anyContact: fc.Arbitrary<WaitingContact> = fc.record({
  id: fc.constantFrom(...contactIds),
  queueId: fc.constantFrom(...queueIds, ...queueIds, ...queueIds, 'unknown'),
  serviceAreaId: fc.option(fc.constantFrom(...areas), { freq: 1 }),
  channel: fc.constantFrom(...channels),
  band: fc.constantFrom(0, 3, 5, 5, 5, 9),
  points: fc.constantFrom(0, 0, 3),
  needs: needs(1),
  firstQueuedAt: ago,
  enteredQueueAt: ago,
  offeredMs: fc.constantFrom(0, 0, 4_000),
  skippedMs: fc.constantFrom(0, 0, 3_000),
  wanted: fc.option(
    fc.record({
      userId: fc.constantFrom(...agentIds),
      untilAt: fc.integer({ min: -10, max: 30 }).map((seconds) => dawn + seconds * 1000),
      why: fc.constantFrom('askedFor', 'lastAgent', 'caseOwner'),
    }),
    { freq: 1 },
  ),
  unlinkedSinceAt: fc.option(
    fc.integer({ min: 90, max: 130 }).map((seconds) => dawn - seconds * 1000),
    { freq: 1 },
  ),
  heldOff: fc.oneof(
    { weight: 3, arbitrary: fc.constant(new Map<string, number>()) },
    {
      weight: 1,
      arbitrary: mapOf(
        fc.constantFrom(...agentIds),
        fc.integer({ min: -5, max: 30 }).map((s) => dawn + s * 1000),
        3,
      ),
    },
  ),
});

/** Something that happens in a contact centre. Times in it are moved along with the day's clock. */
export type Happening =
  | { readonly does: 'contact'; readonly contact: WaitingContact }
  | { readonly does: 'agent'; readonly agent: AgentNow }
  | { readonly does: 'leaves'; readonly contactId: string }
  | { readonly does: 'signsOut'; readonly agentId: string }
  | { readonly does: 'passes'; readonly seconds: number }
  /** How the offers that are out end, the oldest first. */
  | { readonly does: 'ends'; readonly how: 'accepted' | 'declined' | 'expired' | 'withdrawn' }
  /** An agent is done with the first thing in her hands. */
  | { readonly does: 'finishes'; readonly agentId: string }
  | { readonly does: 'transfers'; readonly contactId: string; readonly queueId: string }
  | { readonly does: 'moves'; readonly contactId: string; readonly channel: Channel }
  | { readonly does: 'publishes'; readonly law: Law }
  | { readonly does: 'setsClockBack'; readonly seconds: number };

export const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: anyContact.map((contact) => ({ does: 'contact' as const, contact })) },
  { weight: 6, arbitrary: anyAgent.map((agent) => ({ does: 'agent' as const, agent })) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('leaves' as const), contactId: fc.constantFrom(...contactIds) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('signsOut' as const), agentId: fc.constantFrom(...agentIds) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('passes' as const), seconds: fc.integer({ min: 0, max: 25 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('ends' as const),
      how: fc.constantFrom('accepted', 'accepted', 'declined', 'expired', 'withdrawn'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('finishes' as const), agentId: fc.constantFrom(...agentIds) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('transfers' as const),
      contactId: fc.constantFrom(...contactIds),
      queueId: fc.constantFrom(...queueIds),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('moves' as const),
      contactId: fc.constantFrom(...contactIds),
      channel: fc.constantFrom(...channels),
    }),
  },
  { weight: 1, arbitrary: anyLaw.map((law) => ({ does: 'publishes' as const, law })) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('setsClockBack' as const), seconds: fc.integer({ min: 1, max: 10 }) }),
  },
);
