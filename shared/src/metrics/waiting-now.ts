import type { Instant } from '../kernel/index.ts';
import type { Scope } from './measure.ts';
import type { Timelines } from './timelines.ts';
import { waitsIn } from './waits.ts';

/** Who waits at a moment, offered ones included, and since when the one who waits longest does. */
export interface WaitingNow {
  readonly waiting: number;
  readonly longestSinceAt: Instant | null;
}

export function waitingAt(timelines: Timelines, at: Instant, scope: Scope = {}): WaitingNow {
  const open = waitsIn(timelines, scope).filter(
    ({ fromAt, untilAt }) => fromAt <= at && (untilAt === null || at < untilAt),
  );
  const since = open.map(({ sinceAt }) => sinceAt);
  return { waiting: open.length, longestSinceAt: since.length === 0 ? null : Math.min(...since) };
}
