import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';

/**
 * What the server wants of a telephony node. A command is applied at most once by its id, not at all after its expiry,
 * and not at all when the call has heard of a newer reservation than the command's: an offer that was withdrawn while
 * the link was down must not ring a desk later.
 */

const party = z.string().min(1).max(128);
const name = z.string().min(1).max(64);

export const callOrder = z.discriminatedUnion('kind', [
  /** Ring this user's desk; her answer connects her with the citizen. `legId` names the leg in the facts to come. */
  z.object({ kind: z.literal('ringAgent'), legId: idSchema, userId: idSchema, ringForMs: z.int().positive() }),
  /** Stop ringing or end one leg. */
  z.object({ kind: z.literal('hangUpLeg'), legId: idSchema }),
  /** End the call for everybody. */
  z.object({ kind: z.literal('hangUpCall') }),
  z.object({ kind: z.literal('connect'), legId: idSchema, with: idSchema }),
  z.object({ kind: z.literal('hold'), legId: idSchema }),
  z.object({ kind: z.literal('resume'), legId: idSchema }),
  z.object({ kind: z.literal('transferBlind'), legId: idSchema, to: party }),
  /** A second call of the same agent to consult somebody; `completeTransfer` joins, `hangUpLeg` gives up. */
  z.object({
    kind: z.literal('consult'),
    legId: idSchema,
    consultLegId: idSchema,
    userId: idSchema.optional(),
    to: party.optional(),
  }),
  z.object({ kind: z.literal('completeTransfer'), legId: idSchema, consultLegId: idSchema }),
  z.object({ kind: z.literal('playAnnouncement'), prompt: name }),
  /** Back to waiting, with what the waiting citizen hears and may be told. */
  z.object({
    kind: z.literal('waitInQueue'),
    queueId: idSchema,
    position: z.int().positive().optional(),
    expectedWaitMs: z.int().nonnegative().optional(),
  }),
  z.object({ kind: z.literal('pauseRecording'), resumeAfterMs: z.int().positive() }),
  z.object({ kind: z.literal('resumeRecording') }),
  z.object({ kind: z.literal('dialOut'), legId: idSchema, trunk: name, from: party, to: party }),
]);
export type CallOrder = z.infer<typeof callOrder>;

/** The fencing token of a reservation grows with each offer of one contact. */
export const reservationFence = z.object({ reservationId: idSchema, token: z.int().nonnegative() });
export type ReservationFence = z.infer<typeof reservationFence>;

export const callCommand = z.object({
  commandId: idSchema,
  callId: idSchema,
  /** Present on what is only right while this offer stands. */
  reservation: reservationFence.optional(),
  /** Milliseconds UTC. */
  expiresAt: z.int().positive(),
  order: callOrder,
});
export type CallCommand = z.infer<typeof callCommand>;

/**
 * What became of a command. `interrupted`: the node died between taking and finishing it, so that nobody knows how far it
 * came; the facts of the call tell. `failed` is for an order that was tried and could not be carried out.
 */
export const commandOutcome = z.object({
  commandId: idSchema,
  outcome: z.enum(['applied', 'expired', 'overtaken', 'noSuchCall', 'failed', 'interrupted']),
});
export type CommandOutcome = z.infer<typeof commandOutcome>;
