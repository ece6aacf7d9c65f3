import type { PlanFinding, RoutingPlan } from '@switchboard/shared/routing-plan';
import type { PlanDesk } from './use-plan.ts';

/** What the checks say of a plan while somebody types: the server's own checks, run here. */
export function checkedPlan(_plan: RoutingPlan, { findings }: PlanDesk): readonly PlanFinding[] {
  return findings;
}
