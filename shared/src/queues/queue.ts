import { z } from 'zod';
import { idOf } from '../kernel/index.ts';
import { queuePlanSchema } from '../routing-plan/queue-plan.ts';

/** A queue as it is in force: what the published routing plan says of it, with the ids that contacts and links use. */
export const queueRecordSchema = z.object({
  ...queuePlanSchema.omit({ serviceArea: true }).shape,
  id: idOf('queue'),
  organisationId: idOf('organisation'),
  serviceAreaId: idOf('serviceArea').nullable(),
  closedAt: z.int().nullable().describe('Set: no plan names it any more. Who waits in it is still served.'),
  version: z.int(),
});
export type QueueRecord = z.infer<typeof queueRecordSchema>;

/** Why somebody came, from the organisation's own list (B-02); grouped for finding. */
export const reasonSchema = z.object({
  id: idOf('reason'),
  title: z.string(),
  group: z.string(),
  /** Demand that a failure of ours has caused (B-02). */
  isFailureDemand: z.boolean(),
});
export type Reason = z.infer<typeof reasonSchema>;

/** What came of it. */
export const outcomeSchema = z.object({ id: idOf('outcome'), title: z.string() });
export type Outcome = z.infer<typeof outcomeSchema>;
