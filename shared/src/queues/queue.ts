import { z } from 'zod';
import { bandSchema, channelSchema } from '../contacts/contact.ts';
import { idOf } from '../kernel/index.ts';
import { wrapUpModeSchema } from '../routing-plan/queue-plan.ts';

/** A queue as its agents and supervisors see it. */
export const queueRecordSchema = z.object({
  id: idOf('queue'),
  organisationId: idOf('organisation'),
  serviceAreaId: idOf('serviceArea').nullable(),
  name: z.string(),
  key: z.string().describe('What flows call it; never changes'),
  channels: z.array(channelSchema),
  band: bandSchema,
  requiredSkills: z.array(z.object({ skillId: idOf('skill'), atLeast: z.int().min(1).max(10) })),
  offerSeconds: z.int().min(5).max(120),
  autoAccept: z.boolean(),
  wrapUp: z.object({ mode: wrapUpModeSchema, seconds: z.int() }),
  /** Answer within so many seconds: what rings and wallboards measure against. */
  targetSeconds: z.int(),
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
