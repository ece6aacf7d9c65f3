import type { DomainEvent } from '../events/event-log.ts';
import { type ReadableLog, StreamTail } from './stream-tail.ts';

export interface GrownStream {
  readonly stream: string;
  readonly events: readonly DomainEvent[];
}

/**
 * The tails of all organisations' streams on this node. All of them, not only those that somebody here follows: a
 * sharing that begins elsewhere concerns desks here.
 */
export class NodeStreams {
  readonly #log: ReadableLog;
  readonly #grown: (growth: GrownStream) => void;
  readonly #tails = new Map<string, StreamTail>();
  /** By home and stream: how far a stream may be shown to desks of another organisation. */
  readonly #cleared = new Map<string, number>();

  constructor(log: ReadableLog, grown: (growth: GrownStream) => void) {
    this.#log = log;
    this.#grown = grown;
  }

  /** Begins to follow a stream after `head`: a stream that is new to the installation begins at 0. */
  tailOf(stream: string, head = 0): StreamTail {
    const known = this.#tails.get(stream);
    if (known) return known;
    const tail = new StreamTail(stream, head, this.#log, (events) => this.#grown({ stream, events }));
    this.#tails.set(stream, tail);
    return tail;
  }

  /** How far a desk of `home` may be shown `stream` now. */
  readableFor(home: string, stream: string): number {
    if (home === stream) return this.tailOf(stream).head;
    return this.#cleared.get(keyOf(home, stream)) ?? 0;
  }

  /**
   * A desk's rights change in its own stream, so another organisation's facts are shown to it only when its own
   * stream has been read beyond the moment they were committed.
   */
  async clear(home: string, stream: string): Promise<void> {
    if (home === stream) return;
    const { head } = this.tailOf(stream);
    await this.tailOf(home).refresh();
    const key = keyOf(home, stream);
    this.#cleared.set(key, Math.max(head, this.#cleared.get(key) ?? 0));
  }
}

function keyOf(home: string, stream: string): string {
  return `${home} ${stream}`;
}
