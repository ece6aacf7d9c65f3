/**
 * The client's half of the numbered stream: what a batch does to the position, and whether something is missing.
 * It decides only; asking for the gap is the connection's business.
 */
import type { DeliveredEvent, EventsMessage } from './events-message.ts';
import type { SnapshotMessage } from './snapshot-message.ts';
import type { StreamPosition } from './stream-position.ts';

export type Followed =
  /** The events are the next ones, in order; the position is where we are now. */
  | { readonly kind: 'applied'; readonly events: readonly DeliveredEvent[]; readonly position: StreamPosition }
  /** The chain is broken: the events that still joined up count, for the rest ask `since` this position. */
  | { readonly kind: 'gap'; readonly events: readonly DeliveredEvent[]; readonly position: StreamPosition };

/** Takes a batch. An event that we hold already is passed over; one whose `prev` we do not hold is a gap. */
export function followEvents(position: StreamPosition, message: EventsMessage): Followed {
  const events: DeliveredEvent[] = [];
  let { seq } = position;
  for (const event of message.events) {
    if (event.seq <= seq) continue;
    if (event.prev !== seq) return { kind: 'gap', events, position: { ...position, seq, upTo: seq } };
    events.push(event);
    seq = event.seq;
  }
  if (message.seq > seq) return { kind: 'gap', events, position: { ...position, seq, upTo: seq } };
  return { kind: 'applied', events, position: { ...position, seq, upTo: Math.max(position.upTo, message.upTo) } };
}

/** Takes a snapshot: what was held before is void. Null when the stream is over. */
export function followSnapshot(message: SnapshotMessage): StreamPosition | null {
  if (message.reason === 'sharingEnded') return null;
  const { stream, seq, rights } = message;
  return { stream, seq, upTo: seq, rights };
}
