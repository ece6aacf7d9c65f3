import type { Instant } from '@switchboard/shared/kernel';

/** A contact of the queue that somebody took. */
export interface Answer {
  readonly at: Instant;
  readonly userId: string;
}

/** How fast a queue is being answered: how long from one answer to the next, and how much that varies. */
export interface AnswerPace {
  readonly gapMs: number;
  /** Standard deviation of the gaps as a part of their mean; 1 for answers that know nothing of each other. */
  readonly spread: number;
  readonly answers: number;
}

/** Fewer answers say nothing about the next one. */
const fewest = 6;
/** Counts as so many gaps seen before, as irregular as chance has them: a short regular run convinces nobody. */
const doubt = 2;

/**
 * The pace at which the queue is answered by those who are there now (field.md §2.1): what somebody answered who has
 * gone since is no promise, and somebody who has come counts as another would, by the part of her that this queue can
 * have: 1/k for an agent of k queues. Null when too little was seen, or nobody is there.
 */
export function answerPace({
  answers,
  present,
  now,
}: {
  /** In order of time, within the time looked back. */
  readonly answers: readonly Answer[];
  /** The part of each agent at work that this queue can have. */
  readonly present: ReadonlyMap<string, number>;
  readonly now: Instant;
}): AnswerPace | null {
  const first = answers[0];
  if (answers.length < fewest || !first || present.size === 0) return null;
  // Unbiased also when nobody answered for a while: that time is counted, too.
  const seenMs = Math.max(1, now - first.at);
  const byWhom = Map.groupBy(answers, ({ userId }) => userId);
  const sharesSeen = [...byWhom.keys()].reduce((sum, userId) => sum + (present.get(userId) ?? 1), 0);
  const ofPresent = answers.filter(({ userId }) => present.has(userId)).length;
  const newShares = [...present].reduce((sum, [userId, share]) => sum + (byWhom.has(userId) ? 0 : share), 0);
  const expected = ofPresent + (newShares * answers.length) / sharesSeen;
  if (expected === 0) return null;
  return { gapMs: seenMs / expected, spread: spreadOf(answers), answers: answers.length };
}

function spreadOf(answers: readonly Answer[]): number {
  const gaps = answers.slice(1).map(({ at }, index) => at - answers[index]!.at);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (mean === 0) return 1;
  const squares = gaps.reduce((sum, gap) => sum + (gap / mean - 1) ** 2, 0);
  return Math.sqrt((squares + doubt) / (gaps.length - 1 + doubt));
}
