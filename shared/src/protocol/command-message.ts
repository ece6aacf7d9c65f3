import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { wireRefusalSchema } from './wire-refusal.ts';

/** The one wish a client can utter. The id is the client's, and the same id is answered the same (design §4). */
export const commandMessageSchema = z.strictObject({
  commandId: idSchema,
  /** The operation's name, as in the API description: `team.create`. */
  name: z.string().min(1).max(100),
  input: z.record(z.string(), z.unknown()),
});
export type CommandMessage = z.infer<typeof commandMessageSchema>;

export const commandAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), refusal: wireRefusalSchema }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;
