import { z } from 'zod';

/** What can be wrong with a plan. Each finding brings its sentence; the code is for programs and tests. */
export const planFindingCodeSchema = z.enum([
  'key/twice',
  'name/twice',
  'skill/unknown',
  'skill/nobody-so-good',
  'queue/unknown',
  'queue/in-use',
  'queue/still-waiting',
  'queue/open-to-everybody',
  'calendar/unknown',
  'calendar/never-open',
  'calendar/day-twice',
  'team/unknown',
  'team/without-members',
  'link/twice',
  'service-area/unknown',
  'step/without-end',
  'step/unreachable',
  'step/same-as-before',
  'step/narrower',
  'step/nobody-ever',
  'overflow/to-itself',
  'overflow/loop',
  'overflow/unreachable',
  'capacity/cost-never-fits',
  'capacity/reserve-takes-all',
  'capacity/interrupts-each-other',
  'capacity/interrupts-itself',
  'content-rule/does-nothing',
  'content-rule/pattern',
  'content-rule/never-holds',
  'content-rule/sent-back',
]);
export type PlanFindingCode = z.infer<typeof planFindingCodeSchema>;

/** Something a plan cannot work with (error: not published) or that its author should look at again (warning). */
export const planFindingSchema = z.object({
  code: planFindingCodeSchema,
  severity: z.enum(['error', 'warning']),
  /** The way to the place, by keys where things have keys: `['queues', 'enquiries', 'steps', 1]`, steps from 0. */
  at: z.array(z.union([z.string(), z.int()])),
  /** What is wrong and how it is put right, in plain English. */
  sentence: z.string(),
});
export type PlanFinding = z.infer<typeof planFindingSchema>;

/** A plan with warnings can be published; one with errors cannot. */
export function isPublishablePlan(findings: readonly PlanFinding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error');
}
