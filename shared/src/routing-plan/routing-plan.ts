import { z } from 'zod';
import { calendarSchema } from '../hours/index.ts';
import { capacityPlanSchema, usualCapacity } from './capacity-plan.ts';
import { contentRuleSchema } from './content-rule.ts';
import { planKeySchema } from './plan-key.ts';
import { queuePlanSchema } from './queue-plan.ts';

export const skillPlanSchema = z.strictObject({ key: planKeySchema, name: z.string().trim().min(1).max(80) });

/**
 * Which team takes which queue: a smaller priority number goes before, for its agents and for the queue's contacts
 * alike; the delay says how long a contact waits in the queue before this team may take it (field.md row 11).
 * A queue without links is taken by everybody who has the skills.
 */
export const teamLinkSchema = z.strictObject({
  team: z.string().trim().min(1).max(120),
  queue: planKeySchema,
  priority: z.int().min(1).max(99).default(1),
  delaySeconds: z.int().min(0).max(9_999).default(0),
});
export type TeamLink = z.infer<typeof teamLinkSchema>;

/**
 * The routing plan: the one versioned text by which an organisation's contacts find their agents. Drafted, checked,
 * published, compared, taken back; exported and imported as it is, since it names things and numbers nothing.
 */
export const routingPlanSchema = z.strictObject({
  format: z.literal(1),
  skills: z.array(skillPlanSchema).max(500),
  calendars: z.array(calendarSchema).max(100),
  queues: z.array(queuePlanSchema).max(500),
  links: z.array(teamLinkSchema).max(5_000),
  capacity: capacityPlanSchema.default(usualCapacity),
  contentRules: z.array(contentRuleSchema).max(200),
});
export type RoutingPlan = z.infer<typeof routingPlanSchema>;
/** As it is written: what has a usual value may be left out. */
export type RoutingPlanSource = z.input<typeof routingPlanSchema>;

export const emptyRoutingPlan: RoutingPlan = {
  format: 1,
  skills: [],
  calendars: [],
  queues: [],
  links: [],
  capacity: usualCapacity,
  contentRules: [],
};
