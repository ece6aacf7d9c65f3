import type { EventsMessage, SnapshotMessage } from '@switchboard/shared/protocol';

/** The wire to one consumer. `received` is called when the consumer says that it has taken what was sent. */
export interface Link {
  events(message: EventsMessage, received: () => void): void;
  snapshot(message: SnapshotMessage, received: () => void): void;
  /** One for each stream. Dropped together when the wire is busy: something else is on its way then. */
  heartbeats(messages: readonly EventsMessage[]): void;
  /** The last word: `message.ending` says why. The wire is closed behind it. */
  end(message: EventsMessage): void;
}
