import { everyOrganisation, systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import { seedDemoCustomers } from './demo-customers.ts';
import { seedDemoFlows } from './demo-flows.ts';
import { seedDemoHistory } from './demo-history.ts';
import { seedDemoKnowledge } from './demo-knowledge.ts';
import { seedDemoNumbers } from './demo-numbers.ts';
import { demoOrganisations } from './demo-people.ts';
import { seedDemoQueues } from './demo-queues.ts';
import { seedDemoWebchat } from './demo-webchat.ts';
import { type SeedNeeds, seedDemo } from './seed-demo.ts';

/**
 * The whole demonstration: organisations with their people, then what they work with. Each part is put in where it is
 * missing, so that a start that was cut short is made good by the next one, and nothing people did is undone.
 */
export async function seedDemonstration(needs: SeedNeeds): Promise<void> {
  const { database } = needs;
  await seedDemo(needs);
  const organisationIds = await demoOrganisationIds(database);
  await seedDemoCustomers({ database });
  await seedDemoKnowledge(database, organisationIds);
  await seedDemoQueues(database, organisationIds);
  await seedDemoFlows(database, organisationIds);
  await seedDemoWebchat(database, organisationIds);
  await seedDemoNumbers(database, organisationIds);
  await seedDemoHistory(database, organisationIds);
}

/** The ids of the demonstration's organisations, in the order of demoOrganisations. */
export async function demoOrganisationIds(database: Database): Promise<string[]> {
  const rows = await database
    .read(systemScope(everyOrganisation, 'seed.demo'))
    .selectFrom('organisation')
    .select(['id', 'name'])
    .execute();
  return demoOrganisations.flatMap(({ name }) => rows.filter((row) => row.name === name).map(({ id }) => id));
}
