import { z } from 'zod';
import { bandSchema, channelSchema } from '../contacts/contact.ts';
import { planKeySchema } from './plan-key.ts';

/**
 * Something that can be true of a contact while it waits or talks to a bot. Patterns are of the RE2 kind, which cannot
 * be made slow: no back-references, no looking around.
 */
export const contentConditionSchema = z.union([
  /** What the citizen wrote, read without regard to case and typography. */
  z.strictObject({ text: z.string().min(1).max(300) }),
  z.strictObject({ answer: z.strictObject({ key: z.string().min(1).max(64), matches: z.string().min(1).max(300) }) }),
  z.strictObject({ marker: z.string().min(1).max(64) }),
  /** So many earlier contacts of the same person within so many hours. */
  z.strictObject({
    repeat: z.strictObject({ contacts: z.int().min(1).max(50), withinHours: z.int().min(1).max(2_160) }),
  }),
  z.strictObject({ waitedSeconds: z.int().min(1).max(86_400) }),
  z.strictObject({ channel: channelSchema }),
  z.strictObject({ language: z.string().min(2).max(12) }),
]);
export type ContentCondition = z.infer<typeof contentConditionSchema>;

const conditions = z.array(contentConditionSchema).min(1).max(12);

/** Raises, never lowers, what waits: every rule that holds acts once on a contact (C-03, field.md row 35). */
export const contentRuleSchema = z.strictObject({
  key: planKeySchema,
  name: z.string().trim().min(1).max(80),
  /** In which queues; empty: in all. */
  queues: z.array(planKeySchema).max(200).default([]),
  when: z.union([z.strictObject({ any: conditions }), z.strictObject({ all: conditions })]),
  do: z.strictObject({
    band: bandSchema.nullable().default(null),
    points: z.int().min(0).max(10_000).default(0),
    toQueue: planKeySchema.nullable().default(null),
    /** Supervisors are told at once, with the name of the rule. */
    alert: z.boolean().default(false),
  }),
});
export type ContentRule = z.infer<typeof contentRuleSchema>;
