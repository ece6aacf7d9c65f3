import type { EventsMessage, SnapshotMessage } from '@switchboard/shared/protocol';
import type { Link } from '../subscriptions/index.ts';
import type { LiveSocket } from './live-server.ts';

/** A consumer that does not take the last word within this time is cut off without it. */
const lastWordMs = 1_000;

/** A subscription's wire over socket.io. The acknowledgements of socket.io are the flow control. */
export class SocketLink implements Link {
  readonly #socket: LiveSocket;

  constructor(socket: LiveSocket) {
    this.#socket = socket;
  }

  events(message: EventsMessage, received: () => void): void {
    this.#socket.emit('events', message, received);
  }

  snapshot(message: SnapshotMessage, received: () => void): void {
    this.#socket.emit('snapshot', message, received);
  }

  heartbeats(messages: readonly EventsMessage[]): void {
    if (!this.#socket.conn.transport.writable) return;
    for (const message of messages) this.#socket.emit('events', message);
  }

  end(message: EventsMessage): void {
    const { conn } = this.#socket;
    this.#socket.emit('events', message);
    this.#socket.disconnect(true);
    setTimeout(() => conn.close(true), lastWordMs).unref();
  }
}
