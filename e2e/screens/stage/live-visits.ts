import type { OutputOf } from '@switchboard/shared/access';
import { notReadyReasonOperations } from '@switchboard/shared/agents';
import { alertOperations } from '@switchboard/shared/alerts';
import { contactOperations, steeringOperations } from '@switchboard/shared/contacts';
import { conversationOperations } from '@switchboard/shared/conversations';
import { closureOperations } from '@switchboard/shared/hours';
import { explanationOperations, healthOperations } from '@switchboard/shared/routing';
import { figureOperations, supervisionOperations } from '@switchboard/shared/supervision';
import { alerts } from './alert-records.ts';
import { cutOff, grant, hang, refuse, type Stub } from './api-stub.ts';
import { contactRecord, conversation } from './contact-records.ts';
import { chatsInHand, notReadyReasons } from './desk-records.ts';
import { agentTime, queueFigures } from './figure-records.ts';
import { idOf } from './ids.ts';
import { listVisits } from './list-visits.ts';
import { minutesAgo, now } from './moments.ts';
import { openAs } from './open-screen.ts';
import { eastmere, signedInAs } from './people.ts';
import { button, seen, type Visit, type Visits } from './visit.ts';

const { overview } = supervisionOperations;
type Overview = OutputOf<typeof overview>;
const supervisor = signedInAs('Sue Lowe', 'supervisor');
const reviewer = signedInAs('Quentin Shaw', 'qaReviewer');

const queue = (number: number, name: string, more: Partial<Overview['queues'][number]> = {}) => ({
  id: idOf('queue', number),
  name,
  band: 5,
  channels: ['webchat' as const],
  targetSeconds: 90,
  waiting: 0,
  offered: 0,
  connected: 0,
  longestWaitSinceAt: null,
  readyAgents: 2,
  today: { answered: 0, answeredInTarget: 0, abandoned: 0 },
  ...more,
});

const agent = (number: number, name: string, more: Partial<Overview['agents'][number]> = {}) => ({
  id: idOf('user', number),
  organisationId: eastmere.id,
  serviceAreaId: null,
  version: 3,
  name,
  state: 'ready' as const,
  reason: null,
  stateSinceAt: minutesAgo(6),
  overLongAt: null,
  nextState: null,
  deskSilent: false,
  load: chatsInHand(0),
  idleSinceAt: minutesAgo(6),
  handling: [],
  ...more,
});

const handled = {
  contactId: idOf('contact', 9),
  channel: 'webchat' as const,
  displayName: 'Cleo Marsh',
  queue: '101 enquiries',
  sinceAt: minutesAgo(11),
};

const busy: Overview = {
  at: now,
  since: minutesAgo(14 * 60 + 21),
  queues: [
    queue(1, '101 enquiries', {
      waiting: 2,
      offered: 1,
      connected: 1,
      longestWaitSinceAt: minutesAgo(4),
      today: { answered: 183, answeredInTarget: 149, abandoned: 11 },
    }),
    queue(2, 'Emergency chat', { band: 0, targetSeconds: 10, readyAgents: 1 }),
    queue(3, 'Lost property', {
      targetSeconds: 300,
      waiting: 1,
      longestWaitSinceAt: minutesAgo(4),
      today: { answered: 41, answeredInTarget: 40, abandoned: 0 },
    }),
  ],
  waiting: [
    {
      contactId: idOf('contact', 1),
      displayName: 'Visitor',
      channel: 'webchat',
      queueId: idOf('queue', 1),
      queue: '101 enquiries',
      band: 0,
      intent: 'Somebody is at the door',
      waitingSinceAt: minutesAgo(1),
      citizenConnected: true,
      offeredTo: 'Ann Archer',
    },
    {
      contactId: idOf('contact', 2),
      displayName: 'Omar Field',
      channel: 'webchat',
      queueId: idOf('queue', 1),
      queue: '101 enquiries',
      band: 5,
      intent: null,
      waitingSinceAt: minutesAgo(4),
      citizenConnected: false,
      offeredTo: null,
    },
  ],
  agents: [
    agent(1, 'Ann Archer', { handling: [{ ...handled, state: 'active' }], load: chatsInHand(1) }),
    agent(2, 'Ben Carter', { handling: [{ ...handled, state: 'wrapUp' }], load: chatsInHand(1) }),
    agent(3, 'Mo Reid', { state: 'notReady', reason: 'missedOffer', idleSinceAt: null }),
    agent(4, 'Liz Grant', { deskSilent: true }),
    agent(5, 'Jay Holt', { nextState: { state: 'notReady', reason: 'Lunch' } }),
    agent(7, 'Nia Ford', {
      state: 'notReady',
      reason: 'Break',
      stateSinceAt: minutesAgo(27),
      overLongAt: minutesAgo(12),
      idleSinceAt: null,
    }),
    agent(6, 'Kim West', { state: 'offline', idleSinceAt: null }),
  ],
  elsewhere: { selfService: 6, parked: 1, awaitingCallback: 2 },
};
const quiet: Overview = {
  ...busy,
  queues: [],
  waiting: [],
  agents: [],
  elsewhere: { selfService: 0, parked: 0, awaitingCallback: 0 },
};

const waitingId = (busy.waiting[0] as Overview['waiting'][number]).contactId;
const told = {
  rule: 'longestIdle',
  decidedAt: minutesAgo(3),
  planVersion: 4,
  band: 4,
  score: { base: 100, points: 50, perMinute: 10, total: 190 },
  step: { index: 1, of: 3, skippedMs: 12_000 },
  waitedMs: 252_000,
  stepMs: 64_000,
  staffed: 6,
  able: 2,
  leftOut: { step: 2, notReady: 1, full: 1 },
  candidates: [
    { userId: idOf('user', 1), priority: 1, unitsUsed: 25, unitsOf: 100, idleSinceAt: minutesAgo(6), levels: null },
    { userId: idOf('user', 2), priority: 2, unitsUsed: 0, unitsOf: 100, idleSinceAt: null, levels: null },
  ],
};
const explained: OutputOf<typeof explanationOperations.explanation> = {
  contactId: waitingId,
  at: now,
  offers: [
    {
      reservationId: idOf('reservation', 1),
      offeredAt: minutesAgo(3),
      agent: { userId: idOf('user', 1), name: 'Ann Archer' },
      state: 'expired',
      endedAt: minutesAgo(2),
      declineReason: null,
      explanation: told,
    },
  ],
  moves: [
    {
      at: minutesAgo(4),
      kind: 'raised',
      by: { kind: 'rule', id: 'again', name: 'Third time this week' },
      reason: null,
      details: {},
    },
    {
      at: minutesAgo(1),
      kind: 'movedToQueue',
      by: { kind: 'user', id: idOf('user', 9), name: 'Sue Lowe' },
      reason: 'Crime recording is short of people',
      details: {},
    },
  ],
  live: {
    ...told,
    others: [
      { userId: idOf('user', 3), why: 'notReady' },
      { userId: idOf('user', 4), why: 'step' },
      { userId: idOf('user', 5), why: 'step' },
      { userId: idOf('user', 6), why: 'full' },
    ],
  },
  people: [
    { userId: idOf('user', 1), name: 'Ann Archer' },
    { userId: idOf('user', 2), name: 'Ben Ashdown' },
    { userId: idOf('user', 3), name: 'Mo Reid' },
    { userId: idOf('user', 4), name: 'Liz Grant' },
    { userId: idOf('user', 5), name: 'Jay Holt' },
    { userId: idOf('user', 6), name: 'Kim West' },
  ],
};
const closure = {
  id: idOf('closure', 1),
  organisationId: eastmere.id,
  queues: 'all' as const,
  words: { en: 'We cannot answer here at the moment. In an emergency call 999.' },
  reason: 'fire alarm in the control room',
  declaredAt: minutesAgo(12),
  declaredBy: 'Sue Lowe',
  untilAt: now + 48 * 60_000,
  endedAt: null,
  liftedBy: null,
};
const live: readonly Stub[] = [
  grant(overview, busy),
  grant(figureOperations.ofQueues, queueFigures),
  grant(healthOperations.health, { at: now, lookedAt: now - 3_000, standing: 0, faults: [] }),
  grant(figureOperations.timeByReason, agentTime),
  grant(notReadyReasonOperations.list, { items: notReadyReasons }),
  grant(closureOperations.list, { items: [], at: now }),
  grant(explanationOperations.explanation, explained),
];
/** The live page with somebody chosen. */
const withChosen =
  (then: Visit, ...stubs: readonly Stub[]): Visit =>
  async (page) => {
    await openAs(page, supervisor, '/live', [...live, ...stubs]);
    await button(page, /^Choose all/);
    await seen(page, /chosen$/);
    await then(page);
  };

export const supervisionVisits: Visits = {
  'why-here': async (page) => {
    await openAs(page, supervisor, `/live?open=${waitingId}`, live);
    await seen(page, /people were signed in/);
    await button(page, /2 lack the skills/);
    await seen(page, 'Liz Grant, Jay Holt');
    await button(page, 'Why Ann Archer?');
  },
  'why-here-failed': async (page) => {
    await openAs(page, supervisor, `/live?open=${waitingId}`, [
      ...live,
      refuse(explanationOperations.explanation, 'server/failed'),
    ]);
    await seen(page, 'The explanation did not load');
  },
  chosen: withChosen((page) => seen(page, 'Choose none')),
  assign: withChosen(async (page) => {
    await button(page, 'Assign');
    await page.getByRole('dialog').getByRole('combobox', { name: 'To' }).click();
    await page.getByRole('option', { name: /Ann Archer/ }).click();
  }),
  move: withChosen(async (page) => {
    await button(page, 'Move');
    await page.getByRole('dialog').getByLabel('Reason').fill('Crime recording is short of people');
  }),
  urgency: withChosen(async (page) => {
    await button(page, 'Urgency');
    await seen(page, 'Within the band, more go first. 0 leaves them as they are.');
  }),
  'steer-invalid': withChosen(async (page) => {
    await button(page, 'Move');
    await page.getByRole('dialog').getByRole('button', { name: /^Move/ }).click();
    await seen(page, 'Choose a queue.');
  }),
  outcomes: withChosen(
    async (page) => {
      await button(page, 'Move');
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('combobox', { name: 'To queue' }).click();
      await page.getByRole('option').first().click();
      await drawer.getByLabel('Reason').fill('Crime recording is short of people');
      await drawer.getByRole('button', { name: /^Move/ }).click();
      await seen(page, /1 not$/);
    },
    grant(steeringOperations.move, {
      outcomes: busy.waiting.map(({ contactId }, at) => ({
        contactId,
        refused: at === 0 ? ('contact/over' as const) : null,
      })),
    }),
  ),
  'close-queues': async (page) => {
    await openAs(page, supervisor, '/live', live);
    await button(page, 'Close queues');
    await seen(page, 'Close queues now');
  },
  'close-invalid': async (page) => {
    await openAs(page, supervisor, '/live', live);
    await button(page, 'Close queues');
    await page.getByLabel('Only these').check();
    await button(page, /^Close now/);
    await seen(page, 'Fill this in.');
    await seen(page, 'Choose at least one.');
  },
  closed: async (page) => {
    await openAs(page, supervisor, '/live', [...live, grant(closureOperations.list, { items: [closure], at: now })]);
    await seen(page, 'Closed in an emergency');
  },
  busy: async (page) => {
    await openAs(page, supervisor, '/live', live);
    await seen(page, 'Over target');
    await seen(page, '1 of 3 not kept');
    await seen(page, 'Router: all is well, looked 3 s ago');
    await seen(page, 'Offered to Ann Archer');
    await seen(page, 'over her time');
  },
  'queue-figures': async (page) => {
    await openAs(page, supervisor, '/live', live);
    await button(page, '101 enquiries');
    await seen(page, /promised: at least 90/);
    await page.locator('summary').first().click({ timeout: 5_000 });
    await seen(page, /^Version 1/);
  },
  agent: async (page) => {
    await openAs(page, supervisor, '/live', [
      ...live,
      refuse(steeringOperations.completeWrapUp, 'contact/not-in-wrap-up'),
    ]);
    await button(page, 'Ben Carter');
    await page.getByRole('dialog').getByLabel('Reason').fill('Her computer has died');
    await button(page, 'End wrap-up');
    await button(page, /^Set state/);
    await seen(page, 'Choose a state.');
  },
  'router-alarm': async (page) => {
    const fault = { seenAt: minutesAgo(2), toldAt: minutesAgo(2), repairedAt: null, overAt: null };
    const repaired = { ...fault, repairedAt: minutesAgo(1), overAt: minutesAgo(1) };
    const faults = [
      { ...fault, kind: 'offeredTwice' as const, subjectId: idOf('contact', 1) },
      { ...repaired, kind: 'waitingInNoQueue' as const, subjectId: idOf('contact', 2) },
      { ...repaired, kind: 'handsMiscounted' as const, subjectId: idOf('user', 1) },
    ];
    await openAs(page, supervisor, '/live', [
      ...live,
      grant(healthOperations.health, { at: now, lookedAt: now - 3_000, standing: 1, faults }),
    ]);
    await seen(page, 'A fault stands in the router.');
    await button(page, 'Show');
    await seen(page, 'Agent: Ann Archer');
  },
  'agent-time': async (page) => {
    await openAs(page, supervisor, '/live', live);
    await button(page, 'Time not ready');
    await seen(page, 'Each agent');
  },
  alerts: async (page) => {
    await openAs(page, supervisor, '/live', [
      grant(overview, busy),
      grant(alertOperations.list, { items: alerts, at: now }),
    ]);
    await seen(page, 'A weapon is spoken of');
  },
  quiet: async (page) => {
    await openAs(page, supervisor, '/live', [grant(overview, quiet)]);
    await seen(page, 'Nobody waits');
  },
  loading: async (page) => {
    await openAs(page, supervisor, '/live', [hang(overview)]);
    await page.locator('[role="status"] i').first().waitFor();
  },
  error: async (page) => {
    await openAs(page, supervisor, '/live', [refuse(overview, 'server/failed')]);
    await seen(page, 'Live operations did not load');
  },
  offline: async (page) => {
    await openAs(page, supervisor, '/live', [cutOff(overview)]);
    await seen(page, 'Live operations cannot be shown without the link');
  },
};

const contacts = [
  contactRecord(1),
  contactRecord(2, { displayName: 'Visitor', state: 'abandoned', record: 'open', wrapUp: null, interactions: [] }),
  contactRecord(3, { displayName: 'Omar Field', state: 'connected', record: 'open', wrapUp: null, endedAt: null }),
];
const marks = { citizenDeliveredSeq: 7, citizenReadSeq: 5, staffReadSeq: 6 };
const opened = `/transcripts?open=${contacts[0]?.id}`;
const listed = grant(contactOperations.list, { items: contacts, next: null });

export const transcriptsVisits: Visits = {
  ...listVisits({
    me: reviewer,
    path: '/transcripts',
    title: 'Transcripts',
    list: contactOperations.list,
    rows: contacts,
    row: 'Cleo Marsh',
    empty: 'No contact yet',
  }),
  open: async (page) => {
    await openAs(page, reviewer, opened, [
      listed,
      grant(contactOperations.read, contactRecord(1)),
      grant(conversationOperations.read, { items: [...conversation], marks, lastSeq: 7 }),
    ]);
    await seen(page, 'My bike was stolen last night');
  },
  'why-here': async (page) => {
    await openAs(page, reviewer, opened, [
      listed,
      grant(contactOperations.read, contactRecord(1)),
      grant(conversationOperations.read, { items: [...conversation], marks, lastSeq: 7 }),
      grant(explanationOperations.explanation, { ...explained, live: null }),
    ]);
    await button(page, 'Why here?');
    await button(page, 'Why Ann Archer?');
    await seen(page, /people were signed in/);
  },
  'open-failed': async (page) => {
    await openAs(page, reviewer, opened, [listed, refuse(contactOperations.read, 'server/failed')]);
    await seen(page, 'This contact did not load');
  },
};
