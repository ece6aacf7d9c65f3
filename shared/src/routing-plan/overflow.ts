import { z } from 'zod';
import { nobodyAvailableSchema } from './availability.ts';
import { planKeySchema } from './plan-key.ts';

/** One thing that can be true of a waiting contact's queue or of the contact. Looked at continuously, not once at entry. */
export const overflowConditionSchema = z.union([
  z.strictObject({ waitedSeconds: z.int().min(1).max(86_400) }),
  z.strictObject({ waitingAtLeast: z.int().min(1).max(10_000) }),
  z.strictObject({ longestWaitSeconds: z.int().min(1).max(86_400) }),
  z.strictObject({ estimatedWaitSeconds: z.int().min(1).max(86_400) }),
  z.strictObject({ closed: z.literal(true) }),
  z.strictObject({ nobodyAvailable: nobodyAvailableSchema }),
]);
export type OverflowCondition = z.infer<typeof overflowConditionSchema>;

/** What the citizen reads or hears, by language; `en` is always there. */
export const citizenTextSchema = z.strictObject({
  en: z.string().trim().min(1).max(600),
  cy: z.string().trim().min(1).max(600).optional(),
});

export type CitizenText = z.infer<typeof citizenTextSchema>;

export const overflowActionSchema = z.union([
  z.strictObject({ toQueue: planKeySchema }),
  /** Only for whoever has left a way to reach her; the place in line is kept. */
  z.strictObject({ callback: z.strictObject({ afterMinutes: z.int().min(0).max(10_080) }) }),
  /** Said once; she goes on waiting. */
  z.strictObject({ say: citizenTextSchema }),
  z.strictObject({ close: citizenTextSchema }),
]);
export type OverflowAction = z.infer<typeof overflowActionSchema>;

const conditions = z.array(overflowConditionSchema).min(1).max(6);

/** Rules are tried in their order; the first that holds and has something left to do acts. */
export const overflowRuleSchema = z.strictObject({
  when: z.union([z.strictObject({ any: conditions }), z.strictObject({ all: conditions })]),
  do: overflowActionSchema,
});
export type OverflowRule = z.infer<typeof overflowRuleSchema>;
