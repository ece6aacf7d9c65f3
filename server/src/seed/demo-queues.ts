import { newId } from '@switchboard/shared/kernel';
import { addNotReadyReasons, giveSkills } from '../agents/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { insertOutcomes, insertReasons, skillsByKeys, stockPlan } from '../queues/index.ts';
import { demoPlanOf } from './demo-plan-text.ts';
import {
  type DemoContactCentre,
  demoContactCentres,
  notReadyReasonTitles,
  outcomes,
  platformReason,
} from './demo-queue-plans.ts';

/**
 * Gives the demonstration's organisations (ids in the order of demoOrganisations) their queues, skills, lists of reasons
 * and outcomes, and their agents their skills. An organisation that has queues is left as it is.
 */
export async function seedDemoQueues(database: Database, organisationIds: readonly string[]): Promise<void> {
  for (const [index, centre] of demoContactCentres.entries()) {
    const organisationId = organisationIds[index];
    if (organisationId === undefined) continue;
    const scope = { ...systemScope(organisationId, 'seed.demo-queues'), operation: 'seed.demo-queues' };
    await database.inTransaction(scope, (tx) => seedCentre(tx, organisationId, centre));
  }
}

async function seedCentre(tx: Transaction, organisationId: string, centre: DemoContactCentre): Promise<void> {
  const there = await tx.db.selectFrom('queue').select('id').executeTakeFirst();
  if (there) return;
  await stockPlan(tx, { source: demoPlanOf(centre), note: 'The demonstration begins with this' });
  const skillIds = await skillsByKeys(tx.db, organisationId, Object.keys(centre.skills));
  await seedLists(tx, organisationId, centre);
  await seedAgents(tx, organisationId, { ...centre, skillIds });
}

async function seedLists(tx: Transaction, organisationId: string, centre: DemoContactCentre): Promise<void> {
  await insertReasons(
    tx.db,
    [...centre.reasons, platformReason].map(({ key, title, heading, isFailureDemand }, position) => ({
      id: newId(tx.now),
      organisation_id: organisationId,
      key,
      title,
      heading,
      position,
      is_failure_demand: isFailureDemand ? 1 : 0,
    })),
  );
  await insertOutcomes(
    tx.db,
    Object.entries(outcomes).map(([key, title], position) => ({
      id: newId(tx.now),
      organisation_id: organisationId,
      key,
      title,
      position,
    })),
  );
  await addNotReadyReasons(
    tx.db,
    notReadyReasonTitles.map((title, position) => ({
      id: newId(tx.now),
      organisation_id: organisationId,
      title,
      position,
    })),
  );
}

async function seedAgents(
  tx: Transaction,
  organisationId: string,
  { agents, skillIds }: DemoContactCentre & { readonly skillIds: ReadonlyMap<string, string> },
): Promise<void> {
  const staff = await tx.db.selectFrom('staff').select(['id', 'display_name']).execute();
  await giveSkills(
    tx.db,
    staff.flatMap(({ id, display_name: name }) =>
      Object.entries(agents[name.split(' ')[0]!] ?? {}).map(([key, level]) => ({
        organisation_id: organisationId,
        user_id: id,
        skill_id: skillIds.get(key)!,
        level,
      })),
    ),
  );
}
