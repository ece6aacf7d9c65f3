import type { RoutingPlan } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { changePlan, findVersion, insertVersion, noDraft, type PlanRow, planFrom } from '../storage/plan-texts.ts';
import { putInForce } from './put-in-force.ts';

export interface Publishing {
  readonly plan: RoutingPlan;
  readonly note: string;
  readonly basedOn: number | null;
  /** The older version whose text this is; null: it was the draft. */
  readonly restores: number | null;
}

/**
 * Makes a text that was checked the plan in force, as a new version: rows, event and audit entry in this transaction.
 * The row must be locked. Whoever waits is judged anew as soon as it is committed; nobody needs to sign in again.
 */
export async function publishText(
  tx: Transaction,
  row: PlanRow,
  { plan, note, basedOn, restores }: Publishing,
): Promise<{ readonly revision: number; readonly number: number }> {
  const { organisation_id: organisationId, published_number: published } = row;
  const before = published === null ? undefined : await findVersion(tx.db, organisationId, published);
  const number = (published ?? 0) + 1;
  await insertVersion(tx.db, {
    organisation_id: organisationId,
    number,
    plan: JSON.stringify(plan),
    note,
    published_at: tx.now,
    published_by: tx.scope.actor.userId ?? null,
    based_on: basedOn,
    restores,
  });
  const revision = await changePlan(tx.db, organisationId, {
    published_number: number,
    ...(restores === null && noDraft),
  });
  await putInForce(tx, organisationId, plan);
  tx.event({ type: 'routing-plan.published', subjectId: organisationId, body: { number } });
  await tx.audit({
    subject: { kind: 'routing-plan', id: organisationId },
    ...(before && { before: { number: before.number, plan: planFrom(before.plan) } }),
    after: { number, note, restores, plan },
  });
  return { revision, number };
}
