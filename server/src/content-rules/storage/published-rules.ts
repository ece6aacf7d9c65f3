import type { ContentRule } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { publishedPlan } from '../../queues/index.ts';

/** The content rules in force in the organisation of this transaction. */
export async function publishedRules(tx: Transaction): Promise<readonly ContentRule[]> {
  const { plan } = await publishedPlan((statement, values) => tx.prepared(statement, values), tx.scope.organisationId);
  return plan.contentRules;
}
