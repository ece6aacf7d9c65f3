import type { OutputOf } from '@switchboard/shared/access';
import { alertOperations } from '@switchboard/shared/alerts';
import { contactOperations } from '@switchboard/shared/contacts';
import { conversationOperations } from '@switchboard/shared/conversations';
import { supervisionOperations } from '@switchboard/shared/supervision';
import { alerts } from './alert-records.ts';
import { cutOff, grant, hang, refuse } from './api-stub.ts';
import { contactRecord, conversation } from './contact-records.ts';
import { chatsInHand } from './desk-records.ts';
import { idOf } from './ids.ts';
import { listVisits } from './list-visits.ts';
import { minutesAgo, now } from './moments.ts';
import { openAs } from './open-screen.ts';
import { eastmere, signedInAs } from './people.ts';
import { seen, type Visits } from './visit.ts';

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

export const supervisionVisits: Visits = {
  busy: async (page) => {
    await openAs(page, supervisor, '/live', [grant(overview, busy)]);
    await seen(page, 'Over target');
    await seen(page, 'Offered to Ann Archer');
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
  'open-failed': async (page) => {
    await openAs(page, reviewer, opened, [listed, refuse(contactOperations.read, 'server/failed')]);
    await seen(page, 'This contact did not load');
  },
};
