import type { OutputOf } from '@switchboard/shared/access';
import type { explanationOperations } from '@switchboard/shared/routing';
import { z } from 'zod';

export type Explained = OutputOf<typeof explanationOperations.explanation>;

const selected = z.object({
  userId: z.string(),
  priority: z.number().default(1),
  unitsUsed: z.number().nullable().default(null),
  unitsOf: z.number().nullable().default(null),
  idleSinceAt: z.number().nullable().default(null),
  levels: z.number().nullable().default(null),
  lastOfferedAt: z.number().nullable().default(null),
});
export type Candidate = z.infer<typeof selected>;

/** What the screen tells of a decision. Older decisions were kept with less; what is missing is not told. */
const told = z.object({
  rule: z.string(),
  planVersion: z.number().optional(),
  band: z.number().optional(),
  score: z.object({ base: z.number(), points: z.number(), perMinute: z.number(), total: z.number() }).optional(),
  step: z.object({ index: z.number(), of: z.number(), skippedMs: z.number().default(0) }).optional(),
  waitedMs: z.number().optional(),
  stepMs: z.number().optional(),
  staffed: z.number().optional(),
  able: z.number().optional(),
  leftOut: z.record(z.string(), z.number()).default({}),
  candidates: z.array(selected).default([]),
  others: z.array(z.object({ userId: z.string(), why: z.string() })).default([]),
  isGone: z.boolean().default(false),
  waitsUntilAt: z.number().nullable().default(null),
});
export type ToldDecision = z.infer<typeof told>;

/** Undefined when nothing of it can be told. */
export function readDecision(explanation: unknown): ToldDecision | undefined {
  const read = told.safeParse(explanation);
  return read.success ? read.data : undefined;
}
