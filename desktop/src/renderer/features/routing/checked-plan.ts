import { checkPlan, type PlanFinding, type RoutingPlan, routingPlanSchema } from '@switchboard/shared/routing-plan';
import type { PlanDesk } from './use-plan.ts';

/**
 * What the checks say of a plan while somebody types: the server's own checks, run here. Patterns are judged by the
 * server's engine alone, and a plan that is not whole yet cannot be judged: the server's last word then stands.
 */
export function checkedPlan(typed: RoutingPlan, { findings, read }: PlanDesk, today: string): readonly PlanFinding[] {
  const plan = routingPlanSchema.safeParse(typed);
  if (!plan.success) return findings;
  const { surroundings } = read;
  return [
    ...checkPlan({ plan: plan.data, surroundings, patternFault: () => null, today }),
    ...findings.filter(({ code }) => code === 'content-rule/pattern'),
  ];
}
