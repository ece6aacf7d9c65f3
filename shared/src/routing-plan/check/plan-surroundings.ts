import { z } from 'zod';

/**
 * What an organisation has beside its plan: what a plan may name, and what hangs on its queues. The server fills it in;
 * a screen gets it with `routing-plan.read`, and checks with it while somebody types.
 */
export const planSurroundingsSchema = z.object({
  teams: z.array(z.object({ name: z.string(), members: z.int() })),
  serviceAreas: z.array(z.string()),
  /** Skills by key that somebody holds at present, with the highest level. */
  skillsHeld: z.record(z.string(), z.int()),
  /** What would lose its queue, by the queue's key: contacts that wait, channels and flows that lead there. */
  queuesInUse: z.record(
    z.string(),
    z.object({ waiting: z.int(), channels: z.array(z.string()), flows: z.array(z.string()) }),
  ),
});
export type PlanSurroundings = z.infer<typeof planSurroundingsSchema>;
