import type { Instant } from '../kernel/index.ts';
import { liveLimits } from './limits.ts';

/** `live`: heard just now · `late`: overdue · `lost`: silent or cut, we are trying · `refused`: it needs a person. */
export type LinkState = 'live' | 'late' | 'lost' | 'refused';

/** What the age of the last word from the server says about a connection that is thought to be up. */
export function linkStateAt(now: Instant, lastHeardAt: Instant | null): Exclude<LinkState, 'refused'> {
  if (lastHeardAt === null) return 'lost';
  const age = now - lastHeardAt;
  if (age >= liveLimits.lostAfterMs) return 'lost';
  return age >= liveLimits.lateAfterMs ? 'late' : 'live';
}
