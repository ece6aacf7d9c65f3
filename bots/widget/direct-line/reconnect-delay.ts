const firstMs = 500;
const longestMs = 15_000;

/**
 * How long to wait before the next attempt: half a second at first, twice as long each time, a quarter of a minute at
 * most. Chance (0 to 1) takes away up to half, so that a thousand pages do not come back in the same instant.
 */
export function reconnectDelayMs(failedAttempts: number, chance: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.max(0, failedAttempts));
  return whole * (1 - chance / 2);
}
