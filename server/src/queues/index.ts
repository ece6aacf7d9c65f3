import type { Platform } from '../platform/platform.ts';
import { registerQueueOperations } from './api/queue-operations.ts';
import type { QueueNeeds } from './ports.ts';
import { queuesOf } from './storage/queues.ts';
import './storage/tables.ts';

export type { QueueNeeds, Waiting } from './ports.ts';
export { queueMigrations } from './storage/migrations.ts';
export { everyQueue, insertQueue, queueById, queueByKey, queuesOf } from './storage/queues.ts';
export { insertSkills, skillsByKeys } from './storage/skills.ts';
export {
  insertOutcomes,
  insertReasons,
  outcomeById,
  outcomeByKey,
  reasonById,
  reasonByKey,
} from './storage/wrap-up-lists.ts';

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
