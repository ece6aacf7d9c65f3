import { minutes, seconds } from '@switchboard/shared/kernel';

const firstMs = seconds(1);
const longestMs = minutes(10);

/**
 * How long to wait after so many failed attempts: twice as long each time, at most ten minutes, and up to a fifth
 * less by chance, so that what failed together does not come back together. `chance` is in [0, 1).
 */
export function retryDelayMs(attempts: number, chance: number): number {
  const whole = Math.min(firstMs * 2 ** Math.max(0, attempts - 1), longestMs);
  return Math.round(whole * (1 - chance / 5));
}

/** What may be kept of a failure beside the row: its kind, never its words, which may hold personal data. */
export function failureLabel(failure: unknown): string {
  if (!(failure instanceof Error)) return 'Error';
  const { code } = failure as { code?: unknown };
  return [failure.name, ...(typeof code === 'string' || typeof code === 'number' ? [code] : [])]
    .join(' ')
    .slice(0, 100);
}
