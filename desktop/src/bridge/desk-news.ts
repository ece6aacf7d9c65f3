/** What a desk and the computer it runs on tell each other: offers, presence, and what other programs ask for. */
import { agentStateSchema, wantedStateSchema } from '@switchboard/shared/agents';
import { idOf } from '@switchboard/shared/kernel';
import { z } from 'zod';

/** An offer as the computer may announce it. It can be read on a locked screen: no content of a contact belongs here. */
export const offerNoticeSchema = z.object({
  reservationId: idOf('reservation'),
  contactId: idOf('contact'),
  title: z.string().min(1).max(200),
  body: z.string().max(500),
});
export type OfferNotice = z.infer<typeof offerNoticeSchema>;

export const withdrawnOfferSchema = offerNoticeSchema.pick({ reservationId: true });

/** The presence of whoever is at work here, with what the tray may offer instead. */
export const presenceSchema = z.object({
  state: agentStateSchema,
  /** Why not ready, in words. */
  reason: z.string().max(200).nullable(),
  sinceAt: z.int(),
  /** The organisation's reasons for not being ready, in its order. */
  reasons: z.array(z.object({ id: idOf('notReadyReason'), title: z.string().min(1).max(200) })).max(100),
  /** How many offers wait for an answer. */
  offers: z.int().min(0),
});
export type Presence = z.infer<typeof presenceSchema>;

/** What the tray can make of somebody. Going home is done in the desk itself. */
export const chosenPresenceSchema = wantedStateSchema;

/** What is to be opened: a contact (or its offer, while it is offered), or the search with a text. */
export const openingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact'), contactId: idOf('contact') }),
  z.object({ kind: z.literal('search'), text: z.string().min(1).max(64) }),
]);
export type Opening = z.infer<typeof openingSchema>;
