import { z } from 'zod';
import { query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { reservationStateSchema } from './reservation.ts';

const contactId = idOf('contact');
const person = z.object({ userId: idOf('user'), name: z.string() });

/** Why this agent and not another, as it was kept with the offer; older offers say less than newer ones. */
export const offerExplanationSchema = z.looseObject({ rule: z.string() });

export const offerDecisionSchema = z.object({
  reservationId: idOf('reservation'),
  offeredAt: z.int(),
  agent: person,
  state: reservationStateSchema,
  endedAt: z.int().nullable(),
  declineReason: z.string().nullable(),
  explanation: offerExplanationSchema,
});
export type OfferDecision = z.infer<typeof offerDecisionSchema>;

/** What was decided beside the offers: moved, raised, assigned, picked, a step skipped; by whom, and why. */
export const contactMoveSchema = z.object({
  at: z.int(),
  kind: z.string(),
  by: z.object({ kind: z.enum(['user', 'rule', 'platform']), id: z.string(), name: z.string() }),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});

/** What would be decided this moment, with everybody who is signed in: who is considered, and why others are not. */
export const liveExplanationSchema = z.looseObject({
  rule: z.string(),
  staffed: z.int(),
  able: z.int(),
  candidates: z.array(z.looseObject({ userId: idOf('user') })),
  others: z.array(z.object({ userId: idOf('user'), why: z.string() })),
});

/** Every routing decision explains itself (design §1, promise 3; field.md §2.4 no. 25). */
export const explanationOperations = {
  explanation: query({
    name: 'contact.explanation',
    summary: 'Says how a contact was routed: each offer with its reasons, each move, and how it stands now',
    access: 'contacts.read',
    path: '/api/v1/contacts/:contactId/explanation',
    audit: 'view',
    input: z.object({ contactId }),
    output: z.object({
      contactId,
      at: z.int(),
      offers: z.array(offerDecisionSchema),
      moves: z.array(contactMoveSchema),
      live: liveExplanationSchema.nullable().describe('Null when it does not wait, or is being offered'),
      people: z.array(person).describe('Whoever is named anywhere in it'),
    }),
  }),
};
