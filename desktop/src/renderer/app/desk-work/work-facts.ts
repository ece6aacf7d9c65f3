/** What the live stream says about an operator's own work, read once and in the words of the contracts. */
import { agentFactSchema, notReadyReasonsFactSchema, stateForcedSchema } from '@switchboard/shared/agents';
import {
  contactEventTypes,
  contactFactSchema,
  conversationReadSchema,
  messageAddedSchema,
  typingSchema,
} from '@switchboard/shared/contacts';
import { attachmentSchema } from '@switchboard/shared/conversations';
import { idOf } from '@switchboard/shared/kernel';
import type { DeliveredEvent } from '@switchboard/shared/protocol';
import { offeredFactSchema, reservationEndedSchema } from '@switchboard/shared/routing';
import { z } from 'zod';

const contactTypes: ReadonlySet<string> = new Set(contactEventTypes);

/** The scanner has spoken about a file of a conversation. */
const scannedSchema = z.object({
  contactId: idOf('contact'),
  attachmentId: idOf('attachment'),
  scan: attachmentSchema.shape.scan,
});

const schemas = {
  contact: contactFactSchema,
  message: messageAddedSchema,
  read: conversationReadSchema,
  typing: typingSchema,
  scanned: scannedSchema,
  agent: agentFactSchema,
  forced: stateForcedSchema,
  reasons: notReadyReasonsFactSchema,
  offered: offeredFactSchema,
  offerChanged: offeredFactSchema,
  offerEnded: reservationEndedSchema,
} as const;
type Kind = keyof typeof schemas;

export type WorkFact = {
  [K in Kind]: { readonly kind: K; readonly at: number; readonly subjectId: string } & z.infer<(typeof schemas)[K]>;
}[Kind];

const kindByType: Readonly<Record<string, Kind>> = {
  'message.added': 'message',
  'conversation.read': 'read',
  'conversation.typing': 'typing',
  'attachment.scanned': 'scanned',
  'agent.changed': 'agent',
  'agent.state-forced': 'forced',
  'notReadyReasons.changed': 'reasons',
  'reservation.offered': 'offered',
  'reservation.changed': 'offerChanged',
  'reservation.ended': 'offerEnded',
};

/** Several slices look at the same batch; it is read once. */
const read = new WeakMap<readonly DeliveredEvent[], readonly WorkFact[]>();

/** The facts of a batch that concern somebody's work. What cannot be read is left out: a newer server may say more. */
export function workFactsOf(events: readonly DeliveredEvent[]): readonly WorkFact[] {
  const known = read.get(events);
  if (known) return known;
  const facts = events.flatMap((event) => factOf(event) ?? []);
  read.set(events, facts);
  return facts;
}

function factOf({ type, body, occurredAt: at, subjectId }: DeliveredEvent): WorkFact | undefined {
  const kind = contactTypes.has(type) ? 'contact' : kindByType[type];
  if (!kind) return undefined;
  const fact = schemas[kind].safeParse(body);
  return fact.success ? ({ kind, at, subjectId, ...fact.data } as WorkFact) : undefined;
}
