import { type KnowledgePlan, stockKnowledge } from '../knowledge/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import { councilKnowledge } from './demo-knowledge-council.ts';
import { policeKnowledge } from './demo-knowledge-police.ts';

const plans: readonly KnowledgePlan[] = [policeKnowledge, councilKnowledge];

/** Gives the demonstration's organisations, in their order, articles and canned replies where they have none yet. */
export async function seedDemoKnowledge(database: Database, organisationIds: readonly string[]): Promise<void> {
  for (const [index, organisationId] of organisationIds.entries()) {
    const plan = plans[index];
    if (!plan) continue;
    await database.inTransaction(systemScope(organisationId, 'seed.demo'), async (tx) => {
      const isStocked = await tx.db.selectFrom('article').select('id').limit(1).executeTakeFirst();
      if (!isStocked) await stockKnowledge(tx, plan);
    });
  }
}
