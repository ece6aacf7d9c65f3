import type { LiveCatalogue } from '../../platform/subscriptions/index.ts';
import { queuesOf } from '../storage/queues.ts';

/** Queues in force, and that a new plan is: whoever shows queues asks for them anew. Drafts are for their authors. */
export function registerLivePlan(catalogue: LiveCatalogue): void {
  catalogue.snapshot({
    name: 'queues',
    right: 'directory.read',
    take: async ({ db, organisationId }) =>
      (await queuesOf(db)).filter((queue) => queue.organisationId === organisationId),
  });
  catalogue.projection({
    type: 'routing-plan.published',
    audience: ['directory.read'],
    bodyFor: ({ body }) => body,
  });
  catalogue.projection({
    type: 'routing-plan.drafted',
    audience: ['routing.read'],
    bodyFor: ({ body }) => body,
  });
}
