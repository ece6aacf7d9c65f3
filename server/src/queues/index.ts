import type { Platform } from '../platform/platform.ts';
import { registerQueueOperations } from './api/queue-operations.ts';
import type { QueueNeeds } from './ports.ts';
import { queuesOf } from './storage/queues.ts';
import './storage/tables.ts';

export type { QueueNeeds, Waiting } from './ports.ts';
export { queueMigrations } from './storage/migrations.ts';
export { type Abilities, abilities, whoCanTake } from './storage/abilities.ts';
export { lawOf, type OrganisationLaw, type QueueInForce } from './storage/law.ts';
export { type PublishedPlan, publishedPlan } from './storage/published-plan.ts';
export { everyQueue, queueById, queueByKey, queuesEverOf, queuesOf } from './storage/queues.ts';
export { skillsByKeys } from './storage/skills.ts';
export {
  insertOutcomes,
  insertReasons,
  outcomeById,
  outcomeByKey,
  reasonById,
  reasonByKey,
} from './storage/wrap-up-lists.ts';
export { stockPlan } from './use-cases/stock-plan.ts';

/** Registers the operations of the feature and what a desk starts from. */
export function registerQueues(platform: Pick<Platform, 'registry' | 'catalogue'>, needs: QueueNeeds): void {
  registerQueueOperations(platform, needs);
  platform.catalogue.snapshot({
    name: 'queues',
    right: 'directory.read',
    take: async ({ db, organisationId }) =>
      (await queuesOf(db)).filter((queue) => queue.organisationId === organisationId),
  });
}
