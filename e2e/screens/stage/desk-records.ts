import type { AgentLoad, AgentOutline, NotReadyReason } from '@switchboard/shared/agents';
import type { ContactRecord, Interaction } from '@switchboard/shared/contacts';
import type { Message } from '@switchboard/shared/conversations';
import type { ReplyRecord } from '@switchboard/shared/knowledge';
import type { Outcome, Reason } from '@switchboard/shared/queues';
import type { Offer, WaitingItem } from '@switchboard/shared/routing';
import { queuePlanSchema } from '@switchboard/shared/routing-plan';
import { contactRecord } from './contact-records.ts';
import { idOf } from './ids.ts';
import { minutesAgo, now } from './moments.ts';
import { eastmere } from './people.ts';

const secondsAgo = (count: number): number => now - count * 1_000;
const ann = { userId: idOf('user', 1), name: 'Ann Archer' };
const cleo = { kind: 'citizen' as const, userId: null, name: 'Cleo Marsh' };
const bot = { kind: 'bot' as const, userId: null, name: 'Eastmere assistant' };
const byAnn = { kind: 'agent' as const, ...ann };

const part = (number: number, more: Partial<Interaction> = {}): Interaction => ({
  id: idOf('interaction', number),
  kind: 'agent',
  agent: ann,
  state: 'active',
  startedAt: minutesAgo(14),
  leftAt: null,
  wrapUpDueAt: null,
  wrapUpExtended: false,
  heldSinceAt: null,
  heldMs: 0,
  completedAt: null,
  ...more,
});
const participants: ContactRecord['participants'] = [
  {
    id: idOf('participant', 1),
    kind: 'citizen',
    userId: null,
    name: 'Cleo Marsh',
    joinedAt: minutesAgo(20),
    leftAt: null,
  },
  {
    id: idOf('participant', 2),
    kind: 'bot',
    userId: null,
    name: bot.name,
    joinedAt: minutesAgo(20),
    leftAt: minutesAgo(16),
  },
  { id: idOf('participant', 3), kind: 'agent', ...ann, joinedAt: minutesAgo(14), leftAt: null },
];

const open = {
  state: 'connected' as const,
  stateSinceAt: minutesAgo(14),
  endedAt: null,
  citizenConnected: true,
  record: 'open' as const,
  wrapUp: null,
  participants,
  interactions: [part(1)],
};

/** What Ann has in hand: a chat in view, an emergency, a parked one. */
export const cleosChat = contactRecord(1, {
  ...open,
  arrivedAt: minutesAgo(20),
  firstQueuedAt: minutesAgo(16),
  lastSeq: 12,
});
export const emergencyChat = contactRecord(2, {
  ...open,
  displayName: 'Ffion Garside',
  band: 0,
  intent: 'Somebody is in the house',
  queue: { id: idOf('queue', 2), name: 'Emergency chat' },
  customerId: null,
  customerMatch: 'none',
  contactPoints: [],
  handover: null,
  interactions: [part(2, { startedAt: minutesAgo(3) })],
});
export const parkedChat = contactRecord(3, {
  ...open,
  state: 'parked',
  displayName: 'Hollins Allotments',
  customerId: null,
  customerMatch: 'none',
  handover: null,
  citizenConnected: false,
  parked: { owner: ann, untilAt: now + 24 * 60_000 },
  interactions: [
    part(3, { startedAt: minutesAgo(50), state: 'completed', leftAt: minutesAgo(40), completedAt: minutesAgo(40) }),
  ],
});
export const wrappedChat = contactRecord(1, {
  ...open,
  state: 'ended',
  endedAt: secondsAgo(28),
  citizenConnected: false,
  interactions: [part(1, { state: 'wrapUp', leftAt: secondsAgo(28), wrapUpDueAt: now + 47_000 })],
});

const said = (seq: number, at: number, author: Message['author'], text: string): Message => ({
  id: idOf('message', seq),
  seq,
  at,
  author,
  kind: 'text',
  text,
  suggestions: [],
  source: null,
  attachments: [],
  clientId: null,
});
const happened = (
  seq: number,
  at: number,
  happening: Extract<Message, { kind: 'happening' }>['happening'],
): Message => ({
  id: idOf('message', seq),
  seq,
  at,
  author: { kind: 'bot', userId: null, name: 'Switchboard' },
  kind: 'happening',
  happening,
});

export const words: Message[] = [
  happened(1, minutesAgo(20), { happened: 'botJoined' }),
  said(2, minutesAgo(20), bot, 'Hello, I am the automated assistant of Eastmere Police. How can I help?'),
  said(3, minutesAgo(19), cleo, 'my bike was taken last night'),
  {
    ...said(4, minutesAgo(19), bot, 'I am sorry to hear that. You can report it here with me, or speak to a person.'),
    suggestions: ['Report it here', 'Speak to a person'],
    source: { title: 'Reporting a stolen bicycle', url: null },
  } as Message,
  said(5, minutesAgo(17), cleo, 'a person please'),
  happened(6, minutesAgo(16), { happened: 'queued', queue: '101 enquiries' }),
  happened(7, minutesAgo(14), { happened: 'agentJoined', name: 'Ann Archer' }),
  said(8, minutesAgo(13), cleo, 'He said on the phone last time I’d need the frame number, I’ve got the box here'),
  said(9, minutesAgo(12), byAnn, 'That really helps. Please send the number, or a photo of the label.'),
  {
    id: idOf('message', 10),
    seq: 10,
    at: minutesAgo(11),
    author: byAnn,
    kind: 'note',
    text: 'Same street as EP-26-098811. Ask about the grey estate car seen on 3 March.',
  },
  {
    ...said(11, secondsAgo(40), cleo, 'found the frame number\nWTU 284 C 6629 K'),
    attachments: [
      { id: idOf('attachment', 1), name: 'label.jpg', mediaType: 'image/jpeg', bytes: 412_000, scan: 'clean' },
      { id: idOf('attachment', 2), name: 'receipt.pdf', mediaType: 'application/pdf', bytes: 90_000, scan: 'held' },
    ],
  } as Message,
  said(12, secondsAgo(26), cleo, 'is there anything else you need?'),
];
export const wordsOfOthers: Message[] = [said(1, secondsAgo(100), cleo, 'is the road still shut at the bridge?')];

/** What an agent with so many chats shows. */
export const chatsInHand = (inHand: number): AgentLoad => ({
  used: inHand * 25,
  of: 100,
  channels: [{ channel: 'webchat', inHand, of: 3 }],
});

export const agentAnn: AgentOutline = {
  id: ann.userId,
  organisationId: eastmere.id,
  serviceAreaId: null,
  version: 4,
  name: ann.name,
  state: 'ready',
  reason: null,
  stateSinceAt: minutesAgo(14),
  overLongAt: null,
  nextState: null,
  deskSilent: false,
  load: chatsInHand(0),
  idleSinceAt: minutesAgo(16),
};
export const colleagues: AgentOutline[] = [
  agentAnn,
  { ...agentAnn, id: idOf('user', 2), name: 'Ben Ashdown', load: chatsInHand(1) },
  { ...agentAnn, id: idOf('user', 3), name: 'Carys Hughes' },
  { ...agentAnn, id: idOf('user', 4), name: 'Dana Whitlock', state: 'notReady', reason: 'Lunch' },
  { ...agentAnn, id: idOf('user', 5), name: 'Kofi Osei', state: 'offline' },
];
export const notReadyReasons: NotReadyReason[] = ['Break', 'Lunch', 'Training', 'Paperwork'].map((title, position) => ({
  id: idOf('notReadyReason', position + 1),
  title,
  position,
  isPaid: title !== 'Lunch',
  isProductive: title === 'Training' || title === 'Paperwork',
  mostMinutes: title === 'Break' ? 15 : null,
  closedAt: null,
  version: 1,
}));

const aQueue = {
  organisationId: eastmere.id,
  serviceAreaId: null,
  closedAt: null,
  version: 1,
};
const asPlanned = (key: string, name: string, band: number) => {
  const { serviceArea: _nowhere, ...planned } = queuePlanSchema.parse({
    key,
    name,
    channels: ['webchat'],
    band,
    steps: [{ needs: null, seconds: null }],
    offerSeconds: 20,
    wrapUp: { mode: 'timed', seconds: 75 },
    targetSeconds: 120,
  });
  return planned;
};
export const queuesNow = [
  {
    ...aQueue,
    ...asPlanned('emergency', 'Emergency chat', 0),
    id: idOf('queue', 2),
    waiting: 1,
    longestWaitSinceAt: secondsAgo(9),
    readyAgents: 2,
  },
  {
    ...aQueue,
    ...asPlanned('enquiries', '101 enquiries', 5),
    id: idOf('queue', 1),
    waiting: 7,
    longestWaitSinceAt: secondsAgo(122),
    readyAgents: 3,
  },
  {
    ...aQueue,
    ...asPlanned('lost-property', 'Lost property', 7),
    id: idOf('queue', 3),
    waiting: 0,
    longestWaitSinceAt: null,
    readyAgents: 1,
  },
];

export const reasons: Reason[] = [
  ['Theft of a bicycle', 'Crime', false],
  ['Theft from a vehicle', 'Crime', false],
  ['Order breach, attended', 'Domestic abuse', false],
  ['Order breach, not attended', 'Domestic abuse', false],
  ['Asks for news of a report', 'Our service', true],
  ['Data breach concern', 'Our service', true],
].map(([title, group, isFailureDemand], at) => ({
  id: idOf('reason', at + 1),
  title: title as string,
  group: group as string,
  isFailureDemand: isFailureDemand as boolean,
}));
export const outcomes: Outcome[] = ['Report taken', 'Advice given', 'Passed to an officer', 'No action'].map(
  (title, at) => ({
    id: idOf('outcome', at + 1),
    title,
  }),
);

export const replies: ReplyRecord[] = [
  ['Reference number', 'reference', 'Hello {{citizen.name}}, your reference is on its way by mail. {{operator.name}}'],
  ['Referral made', 'referral', 'I have passed this to the team and they will be in touch.'],
  ['Refuse, not police', 'refuse', 'This is for the council. Their number is on their page.'],
].map(([title, shortcut, text], at) => ({
  id: idOf('reply', at + 1),
  organisationId: eastmere.id,
  title: title as string,
  shortcut: shortcut as string,
  text: text as string,
  queueKeys: [],
  version: 1,
}));

export const offer: Offer = {
  id: idOf('reservation', 1),
  contactId: idOf('contact', 9),
  organisationId: eastmere.id,
  userId: ann.userId,
  fencing: 1,
  offeredAt: secondsAgo(8),
  deadlineAt: now + 12_000,
  autoAccept: false,
  channel: 'webchat',
  queue: '101 enquiries',
  band: 5,
  displayName: 'Gareth Pell',
  customerId: null,
  intent: 'Lost a wallet on the number 4 bus',
  answers: [
    { key: 'when', question: 'When', answer: 'This morning, about 8' },
    { key: 'what', question: 'What', answer: 'Brown leather wallet with a bus pass' },
  ],
  waitingSinceAt: secondsAgo(132),
  language: 'cy',
  handedOver: { by: 'Ben Ashdown', note: 'Needs the Welsh line.' },
};
export const emergencyOffer: Offer = {
  ...offer,
  id: idOf('reservation', 2),
  contactId: idOf('contact', 8),
  band: 0,
  queue: 'Emergency chat',
  displayName: 'Ffion Garside',
  intent: '“someone is downstairs, my little boy is with me”',
  answers: [{ key: 'where', question: 'Where', answer: '2 Orchard Mews, Eastmere' }],
  waitingSinceAt: secondsAgo(9),
  language: 'en-GB',
  handedOver: null,
};

/** Somebody on the list of a queue that is worked by hand. */
export const waitingForPick: WaitingItem = {
  contactId: idOf('contact', 71),
  channel: 'webchat',
  band: 5,
  points: 100,
  displayName: 'Gareth Pell',
  intent: 'Lost property',
  language: 'en',
  waitingSinceAt: minutesAgo(6),
  isOverdue: false,
  citizenConnected: true,
  isOfferedNow: false,
};
