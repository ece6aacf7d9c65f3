import { seconds } from '../kernel/index.ts';

const firstMs = 250;
const longestMs = seconds(8);

/**
 * How long to wait before attempt `attempt` (from 0): doubled each time, and anywhere in the upper half of it, so
 * that a thousand desks do not come back in the same instant. `chance` is in [0, 1).
 */
export function backOffMs(attempt: number, chance: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20));
  return Math.round(ceiling / 2 + (chance * ceiling) / 2);
}
