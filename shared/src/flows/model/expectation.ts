import { z } from 'zod';
import { localTextSchema } from './local-text.ts';

/** One way to answer a choice. Synonyms are words a citizen may use instead, in any language. */
export const choiceOptionSchema = z.strictObject({
  value: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: localTextSchema,
  synonyms: z.array(z.string().trim().min(1).max(80)).max(30).default([]),
});
export type ChoiceOption = z.infer<typeof choiceOptionSchema>;

/** What a question takes for an answer; everything else is "not understood". */
export const expectationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), maxLength: z.int().min(1).max(4_000).default(1_000) }),
  z.strictObject({ kind: z.literal('yesNo') }),
  z.strictObject({ kind: z.literal('number'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ kind: z.literal('choice'), options: z.array(choiceOptionSchema).min(1).max(12) }),
  z.strictObject({ kind: z.literal('postcode') }),
  z.strictObject({ kind: z.literal('email') }),
  z.strictObject({ kind: z.literal('phone') }),
]);
export type Expectation = z.infer<typeof expectationSchema>;
