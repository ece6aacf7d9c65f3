import { z } from 'zod';
import { liveLimits } from './limits.ts';
import { seqSchema, streamIdSchema } from './stream-position.ts';
import { wireRefusalSchema } from './wire-refusal.ts';

/** One fact as this subscriber may see it. */
export const deliveredEventSchema = z.object({
  seq: seqSchema,
  /** The seq of the event delivered before it to this subscription; a snapshot counts as delivered. */
  prev: seqSchema,
  type: z.string().min(1).max(100),
  occurredAt: z.int(),
  subjectId: z.string().max(200),
  body: z.record(z.string(), z.unknown()),
});
export type DeliveredEvent = z.infer<typeof deliveredEventSchema>;

/** Why the server ends this connection, and when to come back: null means not by itself. */
export const endingSchema = wireRefusalSchema.extend({ retryInMs: z.int().min(0).nullable() });
export type Ending = z.infer<typeof endingSchema>;

/** The one batched message of facts. Without events it is the heartbeat of its stream. */
export const eventsMessageSchema = z.object({
  stream: streamIdSchema,
  events: z.array(deliveredEventSchema).max(liveLimits.eventsInBatch),
  /** The last seq sent to this subscription, these events included. */
  seq: seqSchema,
  /** How far the server has read the log for this subscription. */
  upTo: seqSchema,
  /** The server's clock. */
  at: z.int(),
  ending: endingSchema.optional(),
});
export type EventsMessage = z.infer<typeof eventsMessageSchema>;
