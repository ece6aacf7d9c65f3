import { type FlowSource, flowSchema, isPublishable, lintFlow, type OpeningHours } from '@switchboard/shared/flows';
import { newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { alwaysOpen } from '../domain/opening-hours.ts';
import { findFlow, insertFlow, publishDraft, publishedFlow } from '../storage/flows.ts';
import { keepOpeningHours } from '../storage/opening-hours.ts';
import { keepSafetyRules, safetyRulesOf } from '../storage/safety-rules.ts';

export interface FlowPlan {
  readonly key: string;
  readonly flow: FlowSource;
  /** When its queues are open; those that are not named are open always. */
  readonly hours?: Readonly<Record<string, OpeningHours>>;
  readonly queueKeys: readonly string[];
  /** Where danger leads. */
  readonly emergencyQueueKey: string;
}

/** Gives an organisation a published flow where it has none by that key. Needs a transaction of that organisation. */
export async function stockFlow(tx: Transaction, plan: FlowPlan): Promise<void> {
  if (await publishedFlow(tx.db, plan.key)) return;
  const draft = flowSchema.parse(plan.flow);
  const findings = lintFlow(draft, { queueKeys: new Set(plan.queueKeys) });
  if (!isPublishable(findings)) throw new Error(`The flow ${plan.key} has errors: ${JSON.stringify(findings)}`);
  const { organisationId } = tx.scope;
  const id = newId(tx.now);
  await insertFlow(tx.db, { id, organisationId, key: plan.key, draft });
  const row = await findFlow(tx.db, id);
  if (row) await publishDraft(tx.db, row, tx.now);
  for (const queueKey of plan.queueKeys) {
    await keepOpeningHours(tx.db, { organisationId, queueKey, hours: plan.hours?.[queueKey] ?? alwaysOpen });
  }
  const { rules, version: seen } = await safetyRulesOf(tx.db, organisationId);
  const { emergencyQueueKey } = plan;
  await keepSafetyRules(tx.db, { organisationId, rules: { ...rules, emergencyQueueKey }, seen });
  tx.event({ type: 'flow.published', subjectId: id, body: { key: plan.key, number: 1 } });
  await tx.audit({ subject: { kind: 'flow', id }, action: 'flow.stock', after: { key: plan.key, name: draft.name } });
}
