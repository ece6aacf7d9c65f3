import { z } from 'zod';
import { streamIdSchema, streamPositionSchema } from './stream-position.ts';
import { wireRefusalSchema } from './wire-refusal.ts';

/** Asks for what is missing after a broken `prev`: the gap, or a snapshot when we hold nothing. */
export const sinceMessageSchema = z.strictObject({
  stream: streamIdSchema,
  position: streamPositionSchema.nullable(),
});
export type SinceMessage = z.infer<typeof sinceMessageSchema>;

/** All batches before this answer belong to the broken past, all after it to the chain that was asked for. */
export const sinceAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), refusal: wireRefusalSchema }),
]);
export type SinceAnswer = z.infer<typeof sinceAnswerSchema>;
