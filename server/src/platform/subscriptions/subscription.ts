import type { SnapshotReason, StreamPosition } from '@switchboard/shared/protocol';
import { liveLimits } from '@switchboard/shared/protocol';
import type { Position } from './next-batch.ts';

/** One consumer's place in one stream. Kept small: there is one for every desk. */
export interface Subscription {
  readonly stream: string;
  /** The mark of the rights under which it is read (rights-mark.ts). */
  rights: string;
  position: Position;
  /** Why the next thing to send is a snapshot, not events. */
  snapshotDue: SnapshotReason | null;
  /** Raised when the place is moved from outside: what was being read for the old place is thrown away. */
  turn: number;
  /** The log or a snapshot is being read for it. */
  isReading: boolean;
}

export function openSubscription(stream: string, rights: string, from: Position | SnapshotReason): Subscription {
  const startsAfresh = typeof from === 'string';
  const position = startsAfresh ? { upTo: 0, seq: 0 } : from;
  return { stream, rights, position, snapshotDue: startsAfresh ? from : null, turn: 0, isReading: false };
}

/** Where to go on for a client that was here before, or why it must start afresh. */
export function resumeFrom(
  told: StreamPosition | null | undefined,
  rights: string,
  head: number,
): Position | SnapshotReason {
  if (!told) return 'opened';
  if (told.rights !== rights) return 'rightsChanged';
  const { seq, upTo } = told;
  if (seq > upTo || upTo > head || head - upTo > liveLimits.eventsBehind) return 'tooFarBehind';
  return { seq, upTo };
}

/** Puts a subscription elsewhere: whatever is being read for it is void. */
export function moveTo(subscription: Subscription, to: Position | SnapshotReason): void {
  subscription.turn += 1;
  subscription.isReading = false;
  if (typeof to === 'string') {
    subscription.snapshotDue = to;
    return;
  }
  subscription.snapshotDue = null;
  subscription.position = to;
}
