import { z } from 'zod';

const percent = z.number().min(0).max(100);

/** What an organisation has promised of a queue, to be held beside its live figures (C-14). */
export const thresholdSchema = z.discriminatedUnion('of', [
  /** Of all who wanted a person, so many per cent are answered within so long: 95 % in 3 minutes, 60 % in 20 s. */
  z.strictObject({ of: z.literal('answered'), withinSeconds: z.int().min(1).max(604_800), atLeastPercent: percent }),
  z.strictObject({ of: z.literal('abandoned'), atMostPercent: percent }),
  z.strictObject({ of: z.literal('speedOfAnswer'), atMostSeconds: z.int().min(1).max(604_800) }),
]);
export type Threshold = z.infer<typeof thresholdSchema>;
