import { minutes } from '@switchboard/shared/kernel';

/** From so many minutes to so many. */
export type WaitRange = readonly [number, number];

/** Fewer contacts taken than this say nothing about the next one. */
const fewest = 5;
const longestMinutes = 120;

/**
 * How long until it is the turn of whoever stands at this place: by how many contacts of the queue agents took within
 * the time looked at. Silent (null) when too few were taken to say anything, or when it would be more than two hours.
 */
export function estimatedWait({
  place,
  taken,
  withinMs,
}: {
  readonly place: number;
  readonly taken: number;
  readonly withinMs: number;
}): WaitRange | null {
  if (taken < fewest) return null;
  const likely = (place * withinMs) / taken / minutes(1);
  const range = [Math.max(1, Math.floor(likely / 2)), Math.max(2, Math.ceil(likely * 1.5))] as const;
  return range[1] > longestMinutes ? null : range;
}
