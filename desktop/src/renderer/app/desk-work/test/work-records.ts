/** Contacts, words and offers for the tests of an operator's work: Ann at her desk, Cleo writing. */
import type { AgentOutline, NotReadyReason } from '@switchboard/shared/agents';
import {
  type ContactOutline,
  type ContactRecord,
  contactOutlineSchema,
  type Interaction,
} from '@switchboard/shared/contacts';
import type { Message } from '@switchboard/shared/conversations';
import type { DeliveredEvent } from '@switchboard/shared/protocol';
import type { Offer } from '@switchboard/shared/routing';

export const testId = (number: number): string => `019a5f00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const ann = { userId: testId(1), name: 'Ann Archer' };
export const ben = { userId: testId(2), name: 'Ben Ashdown' };
const eastmere = testId(9);

export const aPart = (more: Partial<Interaction> = {}): Interaction => ({
  id: testId(50),
  kind: 'agent',
  agent: ann,
  state: 'active',
  startedAt: 1_000,
  leftAt: null,
  wrapUpDueAt: null,
  wrapUpExtended: false,
  heldSinceAt: null,
  heldMs: 0,
  completedAt: null,
  ...more,
});

export const aContact = (number: number, more: Partial<ContactRecord> = {}): ContactRecord => ({
  id: testId(100 + number),
  organisationId: eastmere,
  serviceAreaId: null,
  version: 1,
  channel: 'webchat',
  direction: 'inbound',
  state: 'connected',
  stateSinceAt: 0,
  arrivedAt: 0,
  firstQueuedAt: 0,
  endedAt: null,
  queue: { id: testId(300), name: '101 enquiries' },
  band: 5,
  displayName: 'Cleo Marsh',
  customerId: null,
  customerMatch: 'none',
  language: 'en-GB',
  intent: null,
  citizenConnected: true,
  interactions: [aPart({ startedAt: number * 1_000 })],
  parked: null,
  wanted: null,
  record: 'open',
  lastSeq: 0,
  lastCitizenSeq: 0,
  contactPoints: [],
  handover: null,
  participants: [],
  wrapUp: null,
  page: null,
  conversationId: testId(400 + number),
  ...more,
});
export const outlineOf = (record: ContactRecord): ContactOutline => contactOutlineSchema.parse(record);

export const aWord = (
  seq: number,
  text: string,
  by: 'citizen' | 'agent' = 'citizen',
  clientId: string | null = null,
): Message => ({
  id: testId(1_000 + seq),
  seq,
  at: seq * 1_000,
  author: by === 'agent' ? { kind: 'agent', ...ann } : { kind: 'citizen', userId: null, name: 'Cleo Marsh' },
  kind: 'text',
  text,
  suggestions: [],
  source: null,
  attachments: [],
  clientId,
});

export const anOffer = (number: number, more: Partial<Offer> = {}): Offer => ({
  id: testId(500 + number),
  contactId: testId(100 + number),
  organisationId: eastmere,
  userId: ann.userId,
  fencing: 1,
  offeredAt: 0,
  deadlineAt: 20_000,
  autoAccept: false,
  channel: 'webchat',
  queue: '101 enquiries',
  band: 5,
  displayName: 'Cleo Marsh',
  customerId: null,
  intent: null,
  answers: [],
  waitingSinceAt: 0,
  language: 'en-GB',
  handedOver: null,
  ...more,
});

export const anAgent = (more: Partial<AgentOutline> = {}): AgentOutline => ({
  id: ann.userId,
  organisationId: eastmere,
  serviceAreaId: null,
  version: 1,
  name: ann.name,
  state: 'ready',
  reason: null,
  stateSinceAt: 0,
  overLongAt: null,
  nextState: null,
  deskSilent: false,
  load: { used: 0, of: 100, channels: [{ channel: 'webchat', inHand: 0, of: 3 }] },
  idleSinceAt: null,
  ...more,
});

export const aReason = (position: number, title: string): NotReadyReason => ({
  id: testId(700 + position),
  title,
  position,
  isPaid: true,
  isProductive: false,
  mostMinutes: null,
  closedAt: null,
  version: 1,
});

/** A fact as the live stream delivers it. */
export const fact = (type: string, subjectId: string, body: object): DeliveredEvent => ({
  seq: 1,
  prev: 0,
  type,
  occurredAt: 5_000,
  subjectId,
  body: body as DeliveredEvent['body'],
});
export const contactFact = (record: ContactRecord, type = 'contact.changed'): DeliveredEvent =>
  fact(type, record.id, { contact: outlineOf(record), onContact: [ann.userId] });
export const messageFact = (record: ContactRecord, message: Message): DeliveredEvent =>
  fact('message.added', record.conversationId, {
    contactId: record.id,
    conversationId: record.conversationId,
    message,
    onContact: [ann.userId],
  });
