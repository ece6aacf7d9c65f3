import type { FoundedOrganisation } from '../identity/index.ts';
import { type KnowledgePlan, stockKnowledge } from '../knowledge/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import { councilKnowledge } from './demo-knowledge-council.ts';
import { policeKnowledge } from './demo-knowledge-police.ts';

const plans: readonly KnowledgePlan[] = [policeKnowledge, councilKnowledge];

/** Gives the demonstration's organisations their articles and canned replies. `founded` is what seedDemo has just made. */
export async function seedDemoKnowledge(database: Database, founded: readonly FoundedOrganisation[]): Promise<void> {
  for (const [index, { organisationId }] of founded.entries()) {
    const plan = plans[index];
    if (!plan) continue;
    await database.inTransaction(systemScope(organisationId, 'seed.demo'), (tx) => stockKnowledge(tx, plan));
  }
}
