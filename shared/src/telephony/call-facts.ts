import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';

/**
 * What a telephony node writes into its journal: facts about calls, in the past tense, in the order in which they
 * happened. A call is one citizen's line from ringing to its end; a leg is one party's line on it (the citizen's own leg
 * too). The server turns facts into contacts; it never asks the node what a call looks like now.
 *
 * No fact carries audio, a secret or a digit of a masked entry: `digitsEntered` of a masked prompt says only how many.
 */

/** E.164 or as dialled; longer ones are no telephone numbers (ITU-T E.164: 15 digits), a SIP user may be longer. */
const party = z.string().max(128);
const name = z.string().min(1).max(64);
const figure = z.number().nonnegative();

/** Who is at the end of a leg. */
export const legRole = z.enum(['citizen', 'agent', 'external', 'voicemail']);
export type LegRole = z.infer<typeof legRole>;

/** Why a leg or call ended. `nodeDied` is said by the server alone, for calls of a node that is gone. */
export const endCause = z.enum([
  'hungUp',
  'hungUpByOther',
  'declined',
  'noAnswer',
  'busy',
  'cancelled',
  'unreachable',
  'noCommonCodec',
  'noMedia',
  'mediaDied',
  'refused',
  'transferred',
  'failed',
  'nodeDied',
]);
export type EndCause = z.infer<typeof endCause>;

/** Packets and quality of one leg, as its media process measured them. MOS by the E-model (ITU-T G.107), 1–5. */
export const mediaFigures = z.object({
  packetsReceived: figure,
  packetsSent: figure,
  packetsLost: figure,
  jitterMs: figure,
  mos: z.number().min(1).max(5).optional(),
});

export const callFact = z.discriminatedUnion('kind', [
  /** A citizen's call came in by a trunk. `from` is absent exactly when she withheld it. */
  z.object({
    kind: z.literal('callArrived'),
    trunk: name,
    from: party.optional(),
    displayName: z.string().max(128).optional(),
    to: party,
    withheld: z.boolean(),
  }),
  /** An agent's call went out; its contact exists already. */
  z.object({ kind: z.literal('callPlaced'), commandId: idSchema, trunk: name, from: party, to: party }),
  z.object({
    kind: z.literal('legRinging'),
    role: legRole,
    userId: idSchema.optional(),
    commandId: idSchema.optional(),
  }),
  z.object({ kind: z.literal('legAnswered'), role: legRole, userId: idSchema.optional() }),
  z.object({ kind: z.literal('legHeld'), by: z.enum(['agent', 'citizen']) }),
  z.object({ kind: z.literal('legResumed'), by: z.enum(['agent', 'citizen']) }),
  z.object({ kind: z.literal('legsConnected'), with: idSchema }),
  z.object({
    kind: z.literal('legEnded'),
    role: legRole,
    cause: endCause,
    /** The final SIP status (RFC 3261 §21), where there was one. */
    sipStatus: z.int().min(100).max(699).optional(),
    media: mediaFigures.optional(),
  }),
  z.object({ kind: z.literal('callEnded'), cause: endCause }),
  z.object({ kind: z.literal('flowStarted'), flowVersionId: idSchema }),
  /** What the citizen told the flow, by the field it fills: known to the agent before she answers. */
  z.object({ kind: z.literal('flowAnswered'), field: name, value: z.string().max(500) }),
  z
    .object({
      kind: z.literal('digitsEntered'),
      prompt: name,
      masked: z.boolean(),
      count: z.int().nonnegative().max(64),
      digits: z
        .string()
        .regex(/^[\d*#A-D]{0,64}$/)
        .optional(),
    })
    .refine(({ masked, digits }) => !masked || digits === undefined, 'the digits of a masked entry are no fact'),
  z.object({ kind: z.literal('handedToQueue'), queueId: idSchema, reason: name }),
  z.object({ kind: z.literal('callbackPromised'), queueId: idSchema, number: party }),
  z.object({
    kind: z.literal('voicemailLeft'),
    recordingId: idSchema,
    queueId: idSchema,
    lengthMs: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('recordingStarted'), recordingId: idSchema }),
  z.object({ kind: z.literal('recordingPaused'), recordingId: idSchema, reason: z.enum(['agent', 'maskedEntry']) }),
  z.object({ kind: z.literal('recordingResumed'), recordingId: idSchema, by: z.enum(['agent', 'itself', 'flow']) }),
  z.object({ kind: z.literal('recordingStopped'), recordingId: idSchema, lengthMs: z.int().nonnegative() }),
  z.object({ kind: z.literal('transferStarted'), commandId: idSchema, attended: z.boolean(), to: party }),
  z.object({ kind: z.literal('transferFinished'), commandId: idSchema, done: z.boolean(), cause: endCause.optional() }),
]);
export type CallFact = z.infer<typeof callFact>;

/**
 * Where an entry stands in a node's journal. An epoch is one opening of the journal; a later one is always greater, also
 * when the disk was lost. Within an epoch `seq` counts 1, 2, 3 … without a gap. (node, epoch, seq) is unique for ever.
 */
export const journalPosition = z.object({ epoch: z.int().positive(), seq: z.int().positive() });
export type JournalPosition = z.infer<typeof journalPosition>;

export const journalEntry = journalPosition.extend({
  /** Milliseconds UTC by the node's clock. */
  at: z.int().nonnegative(),
  callId: idSchema,
  /** Absent for facts of the whole call. */
  legId: idSchema.optional(),
  fact: callFact,
});
export type JournalEntry = z.infer<typeof journalEntry>;

/** Below zero when `one` stands before `other`. */
export function comparePositions(one: JournalPosition, other: JournalPosition): number {
  return one.epoch - other.epoch || one.seq - other.seq;
}
