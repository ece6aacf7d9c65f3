import type { Platform } from '../platform/platform.ts';
import { registerLivePlan } from './api/live-plan.ts';
import { registerPlanReading } from './api/plan-reading.ts';
import { registerPlanWriting } from './api/plan-writing.ts';
import { registerQueueOperations } from './api/queue-operations.ts';
import type { QueueNeeds } from './ports.ts';
import './storage/tables.ts';

export type { QueueNeeds, Waiting, WayIn } from './ports.ts';
export { queueMigrations } from './storage/migrations.ts';
export { type Abilities, abilities, whoCanTake } from './storage/abilities.ts';
export { lawOf, type OrganisationLaw, type QueueInForce } from './storage/law.ts';
export { type PublishedPlan, publishedPlan } from './storage/published-plan.ts';
export { everyQueue, queueById, queueByKey, queuesEverOf, queuesOf } from './storage/queues.ts';
export { skillsByKeys, skillsInForce } from './storage/skills.ts';
export {
  insertOutcomes,
  insertReasons,
  outcomeById,
  outcomeByKey,
  reasonById,
  reasonByKey,
} from './storage/wrap-up-lists.ts';
export { stickyOf } from './storage/sticky.ts';
export { stockPlan } from './use-cases/stock-plan.ts';

/** Registers the operations of the feature and what a desk starts from and hears. */
export function registerQueues(platform: Pick<Platform, 'registry' | 'catalogue'>, needs: QueueNeeds): void {
  registerQueueOperations(platform, needs);
  registerPlanReading(platform.registry, needs);
  registerPlanWriting(platform.registry, needs);
  registerLivePlan(platform.catalogue);
}
