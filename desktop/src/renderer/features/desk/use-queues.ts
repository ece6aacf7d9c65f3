import { queueOperations } from '@switchboard/shared/queues';
import { useEffect } from 'react';
import { useDeskSelector } from '../../app/store.ts';
import { useLiveQuery } from '../../app/use-live-query.ts';

/** How often the figures of the queues are asked anew (ms). */
const everyMs = 15_000;

/**
 * The queues as they stand, asked again every quarter of a minute while the page is seen and the link is there, and as
 * soon as another routing plan is in force.
 */
export function useQueues() {
  const asked = useLiveQuery(queueOperations.list, {}, ['routing-plan']);
  const { reload } = asked;
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  useEffect(() => {
    if (isLost) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), everyMs);
    return () => clearInterval(timer);
  }, [isLost, reload]);
  return { queues: asked.value?.items, at: asked.value?.at, isLost, reload };
}
export type Queues = ReturnType<typeof useQueues>;
