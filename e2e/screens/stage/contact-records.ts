import type { ContactRecord } from '@switchboard/shared/contacts';
import type { Message } from '@switchboard/shared/conversations';
import { idOf } from './ids.ts';
import { minutesAgo } from './moments.ts';
import { eastmere } from './people.ts';

const ann = { userId: idOf('user', 1), name: 'Ann Archer' };
const enquiries = { id: idOf('queue', 1), name: '101 enquiries' };

/** A contact that is over and written down; members are replaced where a state needs another. */
export function contactRecord(number: number, more: Partial<ContactRecord> = {}): ContactRecord {
  return {
    id: idOf('contact', number),
    organisationId: eastmere.id,
    serviceAreaId: null,
    version: 6,
    channel: 'webchat',
    direction: 'inbound',
    state: 'ended',
    stateSinceAt: minutesAgo(31),
    arrivedAt: minutesAgo(44),
    firstQueuedAt: minutesAgo(42),
    endedAt: minutesAgo(31),
    queue: enquiries,
    band: 5,
    displayName: 'Cleo Marsh',
    customerId: idOf('customer', 1),
    customerMatch: 'one',
    language: 'en-GB',
    intent: 'Report a stolen bicycle',
    citizenConnected: false,
    interactions: [
      {
        id: idOf('interaction', number),
        kind: 'agent',
        agent: ann,
        state: 'completed',
        startedAt: minutesAgo(41),
        leftAt: minutesAgo(31),
        wrapUpDueAt: null,
        wrapUpExtended: false,
        heldSinceAt: null,
        heldMs: 0,
        completedAt: minutesAgo(30),
      },
    ],
    parked: null,
    wanted: null,
    record: 'complete',
    lastSeq: 7,
    lastCitizenSeq: 6,
    contactPoints: [{ kind: 'email', value: 'cleo.marsh@post.example' }],
    handover: {
      intent: 'Report a stolen bicycle',
      reason: 'asked',
      answers: [
        { key: 'when', question: 'When was it taken?', answer: 'Last night' },
        { key: 'where', question: 'Where was it?', answer: 'Harbour Road, by the library' },
      ],
    },
    participants: [],
    wrapUp: {
      reasonId: idOf('reason', 1),
      outcomeId: idOf('outcome', 1),
      reason: 'Theft of a bicycle',
      outcome: 'Report taken',
      note: 'Frame number to follow by mail.',
    },
    page: 'https://www.eastmere.example/report',
    conversationId: idOf('conversation', number),
    ...more,
  };
}

const citizen = { kind: 'citizen' as const, userId: null, name: 'Cleo Marsh' };
const bot = { kind: 'bot' as const, userId: null, name: 'Eastmere assistant' };
const agent = { kind: 'agent' as const, userId: ann.userId, name: ann.name };

function text(seq: number, author: Message['author'], words: string, source: string | null = null): Message {
  return {
    id: idOf('message', seq),
    seq,
    at: minutesAgo(45 - seq),
    author,
    kind: 'text',
    text: words,
    suggestions: [],
    source: source === null ? null : { title: source, url: null },
    attachments: [],
    clientId: null,
  };
}

/** A short conversation with every kind of line. */
export const conversation: readonly Message[] = [
  text(1, bot, 'Hello, I am the automated assistant of Eastmere Police, not a person. What is it about?'),
  text(2, citizen, 'My bike was stolen last night'),
  text(3, bot, 'You can report a theft online at any time, or talk to a person here.', 'Report a stolen bicycle'),
  {
    id: idOf('message', 4),
    seq: 4,
    at: minutesAgo(41),
    author: agent,
    kind: 'happening',
    happening: { happened: 'agentJoined', name: 'Ann Archer' },
  },
  text(5, agent, 'Good afternoon Cleo, I have what you told the assistant. Do you know the frame number?'),
  text(6, citizen, 'Not by heart. It is on the receipt, I will look for it.'),
  {
    id: idOf('message', 7),
    seq: 7,
    at: minutesAgo(33),
    author: agent,
    kind: 'note',
    text: 'Second report from Harbour Road this week.',
  },
];
