import { type Instant, minutes } from '@switchboard/shared/kernel';

/** Words that waited longer than this behind a lost link are never sent by themselves (design §4). */
const freshMs = minutes(2);

export interface WaitingWords {
  /** Written while the link was down. */
  readonly isDelayed: boolean;
  /** The newest number its writer had seen. */
  readonly writtenAgainst: number;
}

export interface Standing {
  readonly lastCitizenSeq: number;
  readonly ownerSinceSeq: number;
  /** When the writer's desk was last heard before it was lost, by our own clock; null when it was not lost. */
  readonly deskLostAt: Instant | null;
}

/**
 * Is this word out of date: too old, or overtaken by the citizen or by a new owner? What was written on a live link is
 * not: people do talk at the same time.
 */
export function isStale(words: WaitingWords, standing: Standing, now: Instant): boolean {
  if (!words.isDelayed) return false;
  const isOld = standing.deskLostAt !== null && now - standing.deskLostAt > freshMs;
  return isOld || standing.lastCitizenSeq > words.writtenAgainst || standing.ownerSinceSeq > words.writtenAgainst;
}
