import { z } from 'zod';
import { bandSchema, channelSchema } from '../contacts/contact.ts';
import { nobodyAvailableSchema } from './availability.ts';
import { overflowRuleSchema } from './overflow.ts';
import { planKeySchema } from './plan-key.ts';
import { skillExpressionSchema } from './skill-expression.ts';
import { thresholdSchema } from './threshold.ts';

export const wrapUpModeSchema = z.enum(['none', 'optional', 'timed', 'mandatory']);

/** How one of several who can take a contact is chosen (field.md rows 13, 14). */
export const selectorSchema = z.enum(['longestIdle', 'mostSkilled', 'leastLoaded', 'roundRobin']);
export type Selector = z.infer<typeof selectorSchema>;

/**
 * Who is looked for, one step after the other. A step's clock runs while the contact waits and stands while it is
 * offered to somebody; a step in which nobody is there is skipped at once when `skipWhen` is set (field.md rows 6, 7).
 */
export const relaxationStepSchema = z.strictObject({
  needs: skillExpressionSchema.nullable(),
  /** How long it is looked for, before the next step; null for the last one. */
  seconds: z.int().min(1).max(86_400).nullable(),
  skipWhen: nobodyAvailableSchema.nullable().default(null),
});
export type RelaxationStep = z.infer<typeof relaxationStepSchema>;

/** One queue, as its organisation writes it down. Its routing law is in docs/guides/routing.md. */
export const queuePlanSchema = z.strictObject({
  key: planKeySchema,
  name: z.string().trim().min(1).max(80),
  /** The name of a service area; null: the whole organisation's. */
  serviceArea: z.string().trim().min(1).max(120).nullable().default(null),
  channels: z.array(channelSchema).min(1),
  band: bandSchema,
  /** Within a band, whoever has more points goes first: `base` + `perMinute` for each minute waited (row 10). */
  score: z
    .strictObject({ base: z.int().min(0).max(10_000), perMinute: z.int().min(0).max(1_000) })
    .default({ base: 0, perMinute: 0 }),
  /** At least one. The last has no end. */
  steps: z.array(relaxationStepSchema).min(1).max(12),
  selector: selectorSchema.default('longestIdle'),
  /** For so long somebody in particular is waited for, while she is there and full; 0 looks for nobody in particular. */
  sticky: z
    .strictObject({
      lastAgentSeconds: z.int().min(0).max(3_600),
      caseOwnerSeconds: z.int().min(0).max(3_600),
      askedForSeconds: z.int().min(0).max(3_600),
    })
    .default({ lastAgentSeconds: 0, caseOwnerSeconds: 0, askedForSeconds: 30 }),
  offerSeconds: z.int().min(5).max(900),
  autoAccept: z.boolean().default(false),
  wrapUp: z.strictObject({ mode: wrapUpModeSchema, seconds: z.int().min(0).max(900) }),
  /** Answer within so many seconds: what rings and wallboards measure against. */
  targetSeconds: z.int().min(1).max(604_800),
  /** What has been promised of it; its live figures say whether that is kept (C-14). */
  thresholds: z.array(thresholdSchema).max(8).default([]),
  /** Null: always open. */
  calendar: planKeySchema.nullable().default(null),
  overflow: z.array(overflowRuleSchema).max(12).default([]),
  /** Agents may take a contact out of the queue's list themselves (row 18). */
  manualPick: z.boolean().default(false),
  /** How the list is ordered for those who pick (C-07). */
  listOrder: z.enum(['priority', 'oldestFirst', 'newestFirst', 'overdueFirst']).default('priority'),
  /** A silent desk's contacts are offered to others after so long; calls never. */
  deskGoneSeconds: z.int().min(30).max(3_600).default(60),
  callbacks: z
    .strictObject({
      attempts: z.int().min(1).max(10),
      retryAfterMinutes: z.int().min(1).max(1_440),
      /** No attempt later than so many hours after the promise. */
      withinHours: z.int().min(1).max(336),
    })
    .default({ attempts: 3, retryAfterMinutes: 15, withinHours: 48 }),
});
export type QueuePlan = z.infer<typeof queuePlanSchema>;
