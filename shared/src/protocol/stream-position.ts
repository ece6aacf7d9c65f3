import { z } from 'zod';

export const seqSchema = z.int().min(0);

/** An organisation's event log, named by the organisation's id. */
export const streamIdSchema = z.string().min(1).max(100);

/**
 * How far a client has come in one stream. It is kept by the client alone and handed back after a break, to
 * whichever server node answers.
 */
export const streamPositionSchema = z.object({
  stream: streamIdSchema,
  /** The last event received; the next one must name it as its `prev`. */
  seq: seqSchema,
  /** How far the server had read the log for us: events up to here that we did not get were not ours to see. */
  upTo: seqSchema,
  /** Marks the rights under which we received it: under other rights the position is worth nothing. */
  rights: z.string().max(64),
});
export type StreamPosition = z.infer<typeof streamPositionSchema>;
