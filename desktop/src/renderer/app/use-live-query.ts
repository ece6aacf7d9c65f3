import type { CallInputOf, OutputOf, Query } from '@switchboard/shared/access';
import { useEffect, useRef } from 'react';
import { useDeskSelector } from './store.ts';
import { type Asked, useQuery } from './use-query.ts';

/** Facts come in bursts: one question answers all of them that came within this time. */
const gatherMs = 400;

/**
 * A question that is asked again soon after something of these nouns has changed. For views of many records at once,
 * where one answer read in one go is truer than what a screen could add up from single facts.
 */
export function useLiveQuery<Q extends Query>(
  operation: Q,
  input: CallInputOf<Q> | undefined,
  nouns: readonly string[],
): Asked<OutputOf<Q>> {
  const asked = useQuery(operation, input);
  const changes = useDeskSelector((state) => nouns.reduce((sum, noun) => sum + (state.changes[noun] ?? 0), 0));
  const answered = useRef(changes);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { reload, loading } = asked;
  useEffect(() => {
    // A question that is due takes this change with it. One that is under way is let finish first: asked anew at each
    // fact, a slow server's answers would all be thrown away and the screen would stand still when it matters most.
    if (loading || answered.current === changes || waiting.current !== undefined) return;
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      reload();
    }, gatherMs);
    answered.current = changes;
  }, [changes, loading, reload]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return asked;
}
