import { type RoutingPlanSource, routingPlanSchema } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { lockPlan } from '../storage/plan-texts.ts';
import { judgePlan } from './judge-plan.ts';
import { publishText } from './publish-text.ts';
import { surroundingsOf } from './surroundings.ts';

/** Where there is no plan yet, nobody waits and nothing leads anywhere. */
const nothingAround = { waitingByQueue: async () => new Map(), waysIn: async () => [] };

/** Gives an organisation that has none its first routing plan. It passes the checks that every plan does. Answers false when it has one. */
export async function stockPlan(
  tx: Transaction,
  { source, note }: { readonly source: RoutingPlanSource; readonly note: string },
): Promise<boolean> {
  const row = await lockPlan(tx.db, tx.scope.organisationId);
  if (row.published_number !== null) return false;
  const plan = routingPlanSchema.parse(source);
  const surroundings = await surroundingsOf(
    tx.db,
    { organisationId: tx.scope.organisationId, now: tx.now },
    nothingAround,
  );
  const mistakes = judgePlan(plan, surroundings, tx.now).filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) throw new Error(mistakes.map(({ sentence }) => sentence).join(' '));
  await publishText(tx, row, { plan, note, basedOn: null, restores: null });
  return true;
}
