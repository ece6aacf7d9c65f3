import { type RoutingPlan, starterRoutingPlan } from '@switchboard/shared/routing-plan';
import { type PlanRow, planFrom } from '../storage/plan-texts.ts';

/** The draft; an organisation that has published nothing begins with the starter plan. Null: there is none. */
export function draftOf({ draft, published_number: published }: PlanRow): RoutingPlan | null {
  if (draft !== null) return planFrom(draft);
  return published === null ? starterRoutingPlan : null;
}
