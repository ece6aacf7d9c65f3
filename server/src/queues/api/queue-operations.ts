import { accepted } from '@switchboard/shared/kernel';
import { queueOperations } from '@switchboard/shared/queues';
import { agentsOf } from '../../agents/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { QueueNeeds } from '../ports.ts';
import { abilities } from '../storage/abilities.ts';
import { queuesOf } from '../storage/queues.ts';
import { namedSkills } from '../storage/skills.ts';
import { wrapUpLists } from '../storage/wrap-up-lists.ts';

export function registerQueueOperations(
  { registry }: Pick<Platform, 'registry'>,
  { waitingByQueue }: QueueNeeds,
): void {
  registry.query(queueOperations.list, async ({ db, now }) => {
    const waiting = await waitingByQueue(db);
    const ready = (await agentsOf(db)).filter(({ state, deskSilent }) => state === 'ready' && !deskSilent);
    const able = await abilities(db, now);
    const items = (await queuesOf(db)).map((queue) => ({
      ...queue,
      waiting: waiting.get(queue.id)?.count ?? 0,
      longestWaitSinceAt: waiting.get(queue.id)?.longestSinceAt ?? null,
      readyAgents: ready.filter(({ id }) => able.canTake(queue, id)).length,
    }));
    return accepted({ items, at: now });
  });

  registry.query(queueOperations.skills, async ({ db, scope }) =>
    accepted({ items: await namedSkills(db, scope.organisationId) }),
  );

  registry.query(queueOperations.wrapUpLists, async ({ db }) => accepted(await wrapUpLists(db)));
}
