import { emergencyBand } from '@switchboard/shared/contacts';
import { assertNever, type Instant, seconds } from '@switchboard/shared/kernel';
import type {
  CitizenText,
  NobodyAvailable,
  OverflowAction,
  OverflowCondition,
  OverflowRule,
  UnavailableWhile,
} from '@switchboard/shared/routing-plan';

/** A queue as its rules see it. */
export interface OverflowQueue {
  readonly key: string;
  readonly isOpen: boolean;
  /** Contacts without an offer that wait in it, whoever of them is looked at. */
  readonly waiting: number;
  readonly longestSinceAt: Instant | null;
  /** Everybody signed in who may be offered its contacts, each with what keeps her from it now. */
  readonly agents: readonly ReadonlySet<UnavailableWhile>[];
}

export interface OverflowContact {
  readonly band: number;
  readonly firstQueuedAt: Instant;
  readonly isOffered: boolean;
  readonly hasContactPoint: boolean;
  /** A callback was promised before: nobody is there to read words, and it is not promised twice. */
  readonly isCallback: boolean;
  /** Null: unsure. */
  readonly likelyWaitMs: number | null;
  /** Keys of the queues it was in since it was first queued, this one among them. */
  readonly visited: ReadonlySet<string>;
  readonly hops: number;
  /** Rules, by their place in the list, whose words it was told. */
  readonly told: ReadonlySet<number>;
}

export type OverflowDeed =
  | { readonly kind: 'toQueue'; readonly rule: number; readonly queueKey: string }
  | { readonly kind: 'callback'; readonly rule: number; readonly afterMinutes: number }
  | { readonly kind: 'say'; readonly rule: number; readonly text: CitizenText }
  | { readonly kind: 'close'; readonly rule: number; readonly text: CitizenText };

/** So often at most: whoever has been through six queues waits where she is. */
export const mostHops = 5;

/**
 * What is to be done with a waiting contact by its queue's rules; null: it waits on. Rules are tried in their order and
 * the first that holds and has something left to do acts: words said once are not said again, a callback needs a way to
 * reach her, and a queue it was in before is never entered again, so that rules cannot lead in a circle (field.md §2.4,
 * 5 and 19). An offer that is out is waited for. An emergency is told and handed on, never put off or sent away.
 */
export function overflowDeed(
  rules: readonly OverflowRule[],
  { contact, queue, now }: { readonly contact: OverflowContact; readonly queue: OverflowQueue; readonly now: Instant },
): OverflowDeed | null {
  if (contact.isOffered) return null;
  for (const [rule, { when, do: action }] of rules.entries()) {
    const holds = (condition: OverflowCondition) => isTrue(condition, { contact, queue, now });
    if (!('any' in when ? when.any.some(holds) : when.all.every(holds))) continue;
    const deed = deedOf(action, rule, contact);
    if (deed) return deed;
  }
  return null;
}

interface Facts {
  readonly contact: OverflowContact;
  readonly queue: OverflowQueue;
  readonly now: Instant;
}

function isTrue(condition: OverflowCondition, { contact, queue, now }: Facts): boolean {
  if ('waitedSeconds' in condition) return now - contact.firstQueuedAt >= seconds(condition.waitedSeconds);
  if ('waitingAtLeast' in condition) return queue.waiting >= condition.waitingAtLeast;
  if ('longestWaitSeconds' in condition) {
    return queue.longestSinceAt !== null && now - queue.longestSinceAt >= seconds(condition.longestWaitSeconds);
  }
  if ('estimatedWaitSeconds' in condition) {
    return contact.likelyWaitMs !== null && contact.likelyWaitMs >= seconds(condition.estimatedWaitSeconds);
  }
  if ('closed' in condition) return !queue.isOpen;
  if ('nobodyAvailable' in condition) return nobodyIsAvailable(condition.nobodyAvailable, queue.agents);
  return assertNever(condition);
}

/** Nobody is available when each one signed in is kept by something on the list; an empty list asks for an empty room. */
export function nobodyIsAvailable(
  { unavailableWhile }: NobodyAvailable,
  agents: readonly ReadonlySet<UnavailableWhile>[],
): boolean {
  return agents.every((keptBy) => unavailableWhile.some((reason) => keptBy.has(reason)));
}

function deedOf(action: OverflowAction, rule: number, contact: OverflowContact): OverflowDeed | null {
  const isEmergency = contact.band === emergencyBand;
  if ('toQueue' in action) {
    const isCircle = contact.visited.has(action.toQueue) || contact.hops >= mostHops;
    return isCircle ? null : { kind: 'toQueue', rule, queueKey: action.toQueue };
  }
  if (contact.isCallback) return null;
  if ('say' in action) return contact.told.has(rule) ? null : { kind: 'say', rule, text: action.say };
  if (isEmergency) return null;
  if ('callback' in action) {
    return contact.hasContactPoint ? { kind: 'callback', rule, afterMinutes: action.callback.afterMinutes } : null;
  }
  return { kind: 'close', rule, text: action.close };
}
