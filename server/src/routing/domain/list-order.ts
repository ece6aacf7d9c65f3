import { emergencyBand } from '@switchboard/shared/contacts';
import { type Instant, minutes, seconds } from '@switchboard/shared/kernel';
import type { QueuePlan } from '@switchboard/shared/routing-plan';

/** What decides a contact's place in the list of those who pick. */
export interface Listed {
  readonly id: string;
  readonly band: number;
  readonly points: number;
  readonly waitingSinceAt: Instant;
}

export type ListLaw = Pick<QueuePlan, 'listOrder' | 'score' | 'targetSeconds'>;

export function isOverdue({ waitingSinceAt }: Listed, { targetSeconds }: ListLaw, now: Instant): boolean {
  return now - waitingSinceAt > seconds(targetSeconds);
}

/**
 * The list of a queue as its service works it (C-07), and so also what "next" takes. Whatever the order, an emergency
 * stands before everything (field.md §2.4 no. 6); the id decides between twins, so that all see one order.
 */
export function inListOrder<Item extends Listed>(items: readonly Item[], law: ListLaw, now: Instant): Item[] {
  const rank = ranks[law.listOrder];
  const ranked = items.map((item) => ({ item, rank: [item.band === emergencyBand ? 0 : 1, ...rank(item, law, now)] }));
  ranked.sort((one, other) => firstDifference(one.rank, other.rank) || (one.item.id < other.item.id ? -1 : 1));
  return ranked.map(({ item }) => item);
}

type Rank = (item: Listed, law: ListLaw, now: Instant) => readonly number[];

/** As the router would go: band, then points, then age. */
const byPriority: Rank = ({ band, points, waitingSinceAt }, { score }, now) => [
  band,
  // In points × milliseconds per minute: exact, and no float decides who goes first.
  -(points * minutes(1) + score.perMinute * (now - waitingSinceAt)),
  waitingSinceAt,
];

const ranks: Record<QueuePlan['listOrder'], Rank> = {
  priority: byPriority,
  oldestFirst: ({ waitingSinceAt }) => [waitingSinceAt],
  newestFirst: ({ waitingSinceAt }) => [-waitingSinceAt],
  overdueFirst: (item, law, now) => [isOverdue(item, law, now) ? 0 : 1, ...byPriority(item, law, now)],
};

function firstDifference(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - other[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
