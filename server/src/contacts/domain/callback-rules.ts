import type { CallbackOutcome } from '@switchboard/shared/contacts';
import { hours, type Instant, minutes } from '@switchboard/shared/kernel';
import type { QueuePlan } from '@switchboard/shared/routing-plan';

export interface CallbackSoFar {
  readonly promisedAt: Instant;
  /** This attempt among them. */
  readonly attempts: number;
  readonly outcome: Exclude<CallbackOutcome, 'reached'>;
}

/**
 * When a callback that reached nobody is tried again; null: never. A voice mailbox is not the citizen (field.md §2.4,
 * 18), and a number that is somebody else's is not rung twice. Attempts fall into the queue's opening hours: `opensFrom`
 * says when it is open from a moment on.
 */
export function nextAttempt(
  policy: QueuePlan['callbacks'],
  { promisedAt, attempts, outcome }: CallbackSoFar,
  { now, opensFrom }: { readonly now: Instant; readonly opensFrom: (at: Instant) => Instant | null },
): Instant | null {
  if (outcome === 'wrongNumber' || attempts >= policy.attempts) return null;
  const at = opensFrom(now + minutes(policy.retryAfterMinutes));
  return at === null || at > promisedAt + hours(policy.withinHours) ? null : at;
}
