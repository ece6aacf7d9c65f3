import { placeOf, type TimelineEntry } from '@switchboard/shared/customers';

/** A page of a timeline: what was asked for, and whether there is more before it. */
export interface TimelinePage {
  readonly entries: TimelineEntry[];
  readonly hasMore: boolean;
}

/** Newest first; at the same instant the higher id first, so that every entry has exactly one place. */
function later(a: TimelineEntry, b: TimelineEntry): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return other.at - one.at || (one.id < other.id ? 1 : -1);
}

/**
 * One timeline from several, each already newest first and each holding up to one more than `limit`, so that the page
 * is right whichever of them it came from. Pure.
 */
export function mergedTimeline(sources: readonly (readonly TimelineEntry[])[], limit: number): TimelinePage {
  const all = sources.flat().sort(later);
  return { entries: all.slice(0, limit), hasMore: all.length > limit };
}
