import type { Instant } from '../kernel/index.ts';

/**
 * From one instant up to and not including another: neighbours neither share a moment nor leave one out. A local day is
 * the interval between two midnights, 23 or 25 hours long where the clocks change.
 */
export interface Interval {
  readonly fromAt: Instant;
  readonly untilAt: Instant;
}

export function holds({ fromAt, untilAt }: Interval, at: Instant | null): boolean {
  return at !== null && fromAt <= at && at < untilAt;
}

/** A stretch of time; null while it goes on. */
export interface Span {
  readonly fromAt: Instant;
  readonly untilAt: Instant | null;
}

/** How much of a span lies within an interval. What goes on is counted up to the interval's end. */
export function shared(span: Span, { fromAt, untilAt }: Interval): number {
  return Math.max(0, Math.min(span.untilAt ?? untilAt, untilAt) - Math.max(span.fromAt, fromAt));
}
