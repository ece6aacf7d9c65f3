import { z } from 'zod';
import { bandSchema, channelSchema, collectedAnswerSchema } from '../contacts/contact.ts';
import { idOf, lifecycle } from '../kernel/index.ts';

export const reservationStateSchema = z.enum(['pending', 'accepted', 'declined', 'expired', 'withdrawn']);
export type ReservationState = z.infer<typeof reservationStateSchema>;
export type ReservationTrigger = 'accept' | 'decline' | 'expire' | 'withdraw';

/** One offer of one contact to one agent, with a deadline. It ends once, whoever is first (design §3). */
export const reservationLifecycle = lifecycle<ReservationState, ReservationTrigger>('reservation', {
  pending: { accept: 'accepted', decline: 'declined', expire: 'expired', withdraw: 'withdrawn' },
  accepted: {},
  declined: {},
  expired: {},
  withdrawn: {},
});

/** What an agent is told before she accepts: who, why, how long, how dangerous, until when. */
export const offerSchema = z.object({
  id: idOf('reservation'),
  contactId: idOf('contact'),
  organisationId: idOf('organisation'),
  userId: idOf('user'),
  /** Rises with each offer of this contact: an older acceptance is refused (`reservation/over`). */
  fencing: z.int(),
  offeredAt: z.int(),
  deadlineAt: z.int(),
  autoAccept: z.boolean(),
  channel: channelSchema,
  queue: z.string(),
  band: bandSchema,
  displayName: z.string(),
  customerId: idOf('customer').nullable(),
  intent: z.string().nullable(),
  answers: z.array(collectedAnswerSchema),
  waitingSinceAt: z.int(),
  language: z.string(),
  /** Transferred or returned: by whom, and what they wrote for the next. */
  handedOver: z.object({ by: z.string(), note: z.string().nullable() }).nullable(),
});
export type Offer = z.infer<typeof offerSchema>;
