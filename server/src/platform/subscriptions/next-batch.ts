/**
 * The heart of a subscription, pure: which of the next facts of the log go into the next batch, and where the
 * subscription stands afterwards. Every delivered event names the one delivered before it.
 */
import { type DeliveredEvent, liveLimits } from '@switchboard/shared/protocol';
import type { DomainEvent } from '../events/event-log.ts';
import type { Body } from './projection.ts';

export interface Position {
  /** How far the log has been read for this subscription. */
  readonly upTo: number;
  /** The last event sent to it, or the snapshot it began with. */
  readonly seq: number;
}

export interface Batch {
  readonly events: readonly DeliveredEvent[];
  readonly position: Position;
}

/** The log did not continue where it should: nothing may be sent, because something would be missing. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
  readonly expected: number;
  readonly found: number;

  constructor(expected: number, found: number) {
    super('The event log does not continue where it left off');
    this.expected = expected;
    this.found = found;
  }
}

/**
 * Takes as many of the following facts as one batch holds. Facts that are not the subscriber's to see move the
 * position on and leave no trace in what is sent.
 */
export function nextBatch(
  from: Position,
  following: readonly DomainEvent[],
  project: (event: DomainEvent) => Body | null,
): Batch {
  const events: DeliveredEvent[] = [];
  let { upTo, seq } = from;
  let bytes = 0;
  for (const event of following) {
    if (event.seq !== upTo + 1) throw new BrokenLog(upTo + 1, event.seq);
    const body = project(event);
    if (body) {
      bytes += sizeOf(body);
      const full = events.length === liveLimits.eventsInBatch || bytes > liveLimits.batchBytes;
      if (full && events.length > 0) break;
      const { type, occurredAt, subjectId } = event;
      events.push({ seq: event.seq, prev: seq, type, occurredAt, subjectId, body });
      seq = event.seq;
    }
    upTo = event.seq;
  }
  return { events, position: { upTo, seq } };
}

/** A body that goes to many subscribers unchanged is measured once. */
const sizes = new WeakMap<Body, number>();

function sizeOf(body: Body): number {
  const known = sizes.get(body) ?? JSON.stringify(body).length;
  sizes.set(body, known);
  return known;
}
