import { useDeskSelector } from './store.ts';
import { useNow } from './use-now.ts';

/** The server's time, looked at again every `everyMs`: deadlines and waiting times are its own. */
export function useServerNow(everyMs: number): number {
  const now = useNow(everyMs);
  return now + useDeskSelector(({ work }) => work.clockOffsetMs);
}
