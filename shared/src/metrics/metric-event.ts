import { z } from 'zod';
import { agentOutlineSchema } from '../agents/agent-state.ts';
import { contactEventTypes } from '../contacts/contact-events.ts';
import { contactOutlineSchema, interactionSchema } from '../contacts/contact.ts';
import type { Instant } from '../kernel/index.ts';
import { reservationEndedSchema } from '../routing/routing-operations.ts';

/** A fact of an organisation's stream, as the event log holds it. */
export interface MetricEvent {
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly subjectId: string;
  readonly body: unknown;
}

/*
 * Only what is counted is read. Facts gain fields and lose their words after a day; a log of years must still be
 * countable, so nothing else of them is asked for.
 */
const countedContact = z.object({
  contact: contactOutlineSchema
    .pick({ channel: true, direction: true, state: true, arrivedAt: true, firstQueuedAt: true, endedAt: true })
    .extend({
      id: z.string(),
      queue: z.object({ id: z.string() }).nullable(),
      interactions: z.array(
        interactionSchema
          .pick({ kind: true, state: true, startedAt: true, leftAt: true, completedAt: true })
          .extend({ id: z.string(), agent: z.object({ userId: z.string() }).nullable() }),
      ),
    }),
});
export type CountedContact = z.infer<typeof countedContact>['contact'];

const countedAgent = z.object({
  agent: agentOutlineSchema.pick({ state: true, reason: true, deskSilent: true }).extend({
    id: z.string(),
    load: z.object({ used: z.number(), of: z.number() }),
  }),
});
export type CountedAgent = z.infer<typeof countedAgent>['agent'];

const countedOffer = z.object({ offer: z.object({ id: z.string(), contactId: z.string(), userId: z.string() }) });
const countedEnd = reservationEndedSchema.pick({ state: true });
export type OfferEnd = z.infer<typeof countedEnd>['state'];

export type MetricFact =
  | { readonly about: 'contact'; readonly contact: CountedContact }
  | { readonly about: 'agent'; readonly agent: CountedAgent }
  | { readonly about: 'offer'; readonly offer: z.infer<typeof countedOffer>['offer'] }
  | { readonly about: 'offerEnd'; readonly end: OfferEnd };

/** What of the stream is counted. */
export const countedEventTypes = [
  ...contactEventTypes,
  'agent.changed',
  'reservation.offered',
  'reservation.ended',
] as const;

const contactFacts: ReadonlySet<string> = new Set(contactEventTypes);

/** What an event says that is counted; null for everything else in the stream. */
export function factOf({ type, body }: MetricEvent): MetricFact | null {
  if (contactFacts.has(type)) return { about: 'contact', contact: countedContact.parse(body).contact };
  if (type === 'agent.changed') return { about: 'agent', agent: countedAgent.parse(body).agent };
  if (type === 'reservation.offered') return { about: 'offer', offer: countedOffer.parse(body).offer };
  if (type === 'reservation.ended') return { about: 'offerEnd', end: countedEnd.parse(body).state };
  return null;
}
