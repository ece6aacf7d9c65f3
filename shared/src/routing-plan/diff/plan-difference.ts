import { z } from 'zod';

/** One thing that differs between two texts of a plan, told so that nobody needs to read the texts. */
export const planDifferenceSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  /** The way to it in words, outermost first: `['Queue “101 enquiries”', 'Step 2', 'seconds']`. */
  path: z.array(z.string()),
  /** In words; null: was not there. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  sentence: z.string(),
});
export type PlanDifference = z.infer<typeof planDifferenceSchema>;
