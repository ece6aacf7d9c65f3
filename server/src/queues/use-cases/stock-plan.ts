import { type RoutingPlanSource, routingPlanSchema } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { lockPlan } from '../storage/plan-texts.ts';
import { publishText } from './publish-text.ts';

/** Gives an organisation that has none its first routing plan. Answers false when it has one. */
export async function stockPlan(
  tx: Transaction,
  { source, note }: { readonly source: RoutingPlanSource; readonly note: string },
): Promise<boolean> {
  const row = await lockPlan(tx.db, tx.scope.organisationId);
  if (row.published_number !== null) return false;
  await publishText(tx, row, { plan: routingPlanSchema.parse(source), note, basedOn: null, restores: null });
  return true;
}
