import { type FlowPlan, stockFlow } from '../flows/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import { councilFlow } from './demo-flow-council.ts';
import { policeFlow } from './demo-flow-police.ts';

/** What the demonstration's webchat channels call their flow. */
export const demoFlowKey = 'first-contact';

const plans: readonly FlowPlan[] = [
  {
    key: demoFlowKey,
    flow: policeFlow,
    queueKeys: ['emergency', 'enquiries', 'lost-property'],
    emergencyQueueKey: 'emergency',
  },
  { key: demoFlowKey, flow: councilFlow, queueKeys: ['services', 'housing', 'waste'], emergencyQueueKey: 'services' },
];

/** Gives the demonstration's organisations, in their order, their flow and opening hours where they have none yet. */
export async function seedDemoFlows(database: Database, organisationIds: readonly string[]): Promise<void> {
  for (const [index, organisationId] of organisationIds.entries()) {
    const plan = plans[index];
    if (plan) await database.inTransaction(systemScope(organisationId, 'seed.demo'), (tx) => stockFlow(tx, plan));
  }
}
