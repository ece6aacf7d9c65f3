import { formatClock } from '../../ui/index.ts';

/** How an answer stands to the promised time. */
export interface ReplyClock {
  readonly verdict: 'onTime' | 'near' | 'late';
  /** What is left of the time, 1 is all of it. */
  readonly share: number;
  readonly words: string;
}

/** From here on (share of the time left) it is near. */
const nearFrom = 1 / 3;

/**
 * The clock of an unanswered word: answered within `targetSeconds` of the citizen's first unanswered word it is on
 * time. `now` is the server's clock.
 */
export function replyClock(sinceAt: number, targetSeconds: number, now: number): ReplyClock {
  const leftMs = sinceAt + targetSeconds * 1_000 - now;
  const share = Math.min(1, Math.max(0, leftMs / (targetSeconds * 1_000)));
  if (leftMs < 0) return { verdict: 'late', share: 0, words: `Late by ${formatClock(-leftMs)}` };
  return { verdict: share <= nearFrom ? 'near' : 'onTime', share, words: `Reply in ${formatClock(leftMs)}` };
}
