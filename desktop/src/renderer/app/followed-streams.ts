import {
  type DeliveredEvent,
  eventsMessageSchema,
  followEvents,
  followSnapshot,
  type SinceMessage,
  type SnapshotMessage,
  type StreamPosition,
  sinceAnswerSchema,
  snapshotMessageSchema,
} from '@switchboard/shared/protocol';

export interface StreamListener {
  /** Facts of one organisation, in order, none missing. */
  eventsReceived(stream: string, events: readonly DeliveredEvent[]): void;
  /** Everything held of that organisation before is void. */
  snapshotReceived(message: SnapshotMessage): void;
}

/** Asks the server for what follows a place; `answered` is called with whatever comes back. */
export type AskSince = (message: SinceMessage, answered: (given: unknown) => void) => void;

/** The server spoke, but not our language: the connection is worth nothing. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

/** Where this desk stands in each stream; a broken chain is mended from the server's log, never papered over. */
export class FollowedStreams {
  readonly #listener: StreamListener;
  readonly #positions = new Map<string, StreamPosition>();
  readonly #mending = new Set<string>();

  constructor(listener: StreamListener) {
    this.#listener = listener;
  }

  /** What to tell a server when connecting: where we left off. */
  positions(): StreamPosition[] {
    return [...this.#positions.values()];
  }

  /** A new connection: what was asked on the old one will not be answered. */
  connected(): void {
    this.#mending.clear();
  }

  forget(): void {
    this.#positions.clear();
    this.#mending.clear();
  }

  /** Takes a batch or heartbeat; asks for the gap when the chain is broken. Throws UnreadableMessage. */
  events(given: unknown, askSince: AskSince): void {
    const message = eventsMessageSchema.safeParse(given);
    if (!message.success) throw new UnreadableMessage('A batch of events could not be read');
    const { stream } = message.data;
    const position = this.#positions.get(stream);
    // What comes before the answer to our question belongs to the broken chain.
    if (this.#mending.has(stream)) return;
    if (!position) {
      if (message.data.events.length > 0) this.#mend(stream, null, askSince);
      return;
    }
    const followed = followEvents(position, message.data);
    this.#positions.set(stream, followed.position);
    if (followed.events.length > 0) this.#listener.eventsReceived(stream, followed.events);
    if (followed.kind === 'gap') this.#mend(stream, followed.position, askSince);
  }

  /** Throws UnreadableMessage. */
  snapshot(given: unknown): void {
    const message = snapshotMessageSchema.safeParse(given);
    if (!message.success) throw new UnreadableMessage('A snapshot could not be read');
    const position = followSnapshot(message.data);
    const { stream } = message.data;
    if (position) this.#positions.set(stream, position);
    else this.#positions.delete(stream);
    this.#mending.delete(stream);
    this.#listener.snapshotReceived(message.data);
  }

  #mend(stream: string, position: StreamPosition | null, askSince: AskSince): void {
    this.#mending.add(stream);
    askSince({ stream, position }, (given) => {
      this.#mending.delete(stream);
      const answer = sinceAnswerSchema.safeParse(given);
      // Refused for being too many: the next heartbeat finds the same gap again.
      const isGone = answer.success && !answer.data.ok && answer.data.refusal.code === 'request/not-found';
      if (isGone) this.#positions.delete(stream);
    });
  }
}
