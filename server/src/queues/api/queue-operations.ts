import { accepted } from '@switchboard/shared/kernel';
import { queueOperations } from '@switchboard/shared/queues';
import { agentsOf } from '../../agents/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { QueueNeeds } from '../ports.ts';
import { queuesOf } from '../storage/queues.ts';
import { wrapUpLists } from '../storage/wrap-up-lists.ts';

export function registerQueueOperations(
  { registry }: Pick<Platform, 'registry'>,
  { waitingByQueue }: QueueNeeds,
): void {
  registry.query(queueOperations.list, async ({ db, now }) => {
    const waiting = await waitingByQueue(db);
    const items = [];
    for (const queue of await queuesOf(db)) {
      const agents = await agentsOf(db, { skills: queue.requiredSkills });
      items.push({
        ...queue,
        waiting: waiting.get(queue.id)?.count ?? 0,
        longestWaitSinceAt: waiting.get(queue.id)?.longestSinceAt ?? null,
        readyAgents: agents.filter(({ state, deskSilent }) => state === 'ready' && !deskSilent).length,
      });
    }
    return accepted({ items, at: now });
  });

  registry.query(queueOperations.wrapUpLists, async ({ db }) => accepted(await wrapUpLists(db)));
}
