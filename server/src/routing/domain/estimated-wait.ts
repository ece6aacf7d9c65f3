import { minutes } from '@switchboard/shared/kernel';
import type { AnswerPace } from './answer-pace.ts';

/** From so many minutes to so many. */
export type WaitRange = readonly [number, number];

export interface EstimatedWait {
  readonly likelyMs: number;
  /** Four times out of five it is her turn within these. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** More than this, as a part of the wait itself, would be a guess (field.md row 27: median error of 25 % at most). */
const mostDoubt = 0.33;
const fourOutOfFive = 1.28;
const longestMs = minutes(120);

/**
 * How long until it is the turn of whoever stands at this place: as many answers as it takes, at the pace the queue is
 * answered. Only those who go before her count. The doubt is that of a sum of so many gaps of which so many were seen;
 * silent (null) where it is too great, or it would take more than two hours.
 */
export function estimatedWait(place: number, pace: AnswerPace | null): EstimatedWait | null {
  if (!pace) return null;
  const likelyMs = place * pace.gapMs;
  const doubt = pace.spread * Math.sqrt(1 / place + 1 / pace.answers);
  if (doubt > mostDoubt) return null;
  const aside = fourOutOfFive * doubt * likelyMs;
  const wait = { likelyMs, fromMs: likelyMs - aside, toMs: likelyMs + aside };
  return wait.toMs > longestMs ? null : wait;
}

/** As it is told to a citizen: whole minutes, and never that it is her turn at once. */
export function waitRange(wait: EstimatedWait | null): WaitRange | null {
  if (!wait) return null;
  const from = Math.max(1, Math.floor(wait.fromMs / minutes(1)));
  return [from, Math.max(from + 1, Math.ceil(wait.toMs / minutes(1)))];
}
