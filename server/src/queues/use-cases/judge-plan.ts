import { patternFault } from '@switchboard/shared/content-rules';
import { dateAt } from '@switchboard/shared/hours';
import type { Instant } from '@switchboard/shared/kernel';
import { checkPlan, type PlanFinding, type PlanSurroundings, type RoutingPlan } from '@switchboard/shared/routing-plan';

/** Where "today" is looked up for exceptions that are past; a day more or less does no harm. */
const timeZone = 'Europe/London';

/** What is wrong with a plan in its organisation now. */
export function judgePlan(plan: RoutingPlan, surroundings: PlanSurroundings, now: Instant): PlanFinding[] {
  return checkPlan({ plan, surroundings, patternFault, today: dateAt(timeZone, now) });
}
