import {
  type CommandAnswer,
  type DeliveredEvent,
  type Ending,
  eventsMessageSchema,
  followEvents,
  followSnapshot,
  type Handshake,
  livePath,
  protocolVersion,
  type SinceAnswer,
  type SnapshotMessage,
  type SnapshotRecord,
  type StreamPosition,
  snapshotMessageSchema,
  type WireRefusal,
} from '@switchboard/shared/protocol';
import { io, type Socket } from 'socket.io-client';

type Received = () => void;

/**
 * A desk that only watches: it follows the streams by the shared rules, keeps what a screen would show, and notes
 * everything it was ever told.
 */
export class StageDesk {
  readonly token: string;
  readonly positions = new Map<string, StreamPosition>();
  /** By stream and record: what the screen shows. */
  readonly shown = new Map<string, Map<string, Record<string, unknown>>>();
  readonly told: { stream: string; event: DeliveredEvent }[] = [];
  readonly snapshots: SnapshotMessage[] = [];
  readonly gaps: string[] = [];
  ending: Ending | undefined;
  refusal: WireRefusal | undefined;
  isConnected = false;
  /** On its way up, not yet refused. */
  isTrying = false;
  /** A desk that does not read on: batches are taken, but not acknowledged. */
  isStalled = false;
  socket: Socket | undefined;
  readonly #unacknowledged: Received[] = [];

  constructor(token: string) {
    this.token = token;
  }

  connect(url: string, more: Record<string, unknown> = {}): void {
    this.socket?.disconnect();
    this.ending = undefined;
    this.refusal = undefined;
    this.#unacknowledged.length = 0;
    const resume = [...this.positions.values()];
    const auth: Handshake = { protocol: protocolVersion, client: 'stage', token: this.token, resume };
    const options = { path: livePath, transports: ['websocket'], reconnection: false, forceNew: true, ...more };
    const socket = io(`${url}/desk`, { auth, ...options });
    this.socket = socket;
    this.isConnected = false;
    this.isTrying = true;
    // A word that comes in late on an old wire is not this desk's any more.
    const current =
      (listener: (...given: never[]) => void) =>
      (...given: unknown[]) => {
        if (this.socket === socket) listener(...(given as never[]));
      };
    socket.on(
      'connect',
      current(() => this.#up(true)),
    );
    socket.on(
      'disconnect',
      current(() => this.#up(false)),
    );
    socket.on(
      'connect_error',
      current((failure: Error & { data?: WireRefusal }) => {
        this.refusal = failure.data;
        this.isTrying = false;
      }),
    );
    socket.on(
      'events',
      current((given: unknown, received?: Received) => this.#events(given, received)),
    );
    socket.on(
      'snapshot',
      current((given: unknown, received: Received) => this.#snapshot(given, received)),
    );
  }

  disconnect(): void {
    this.socket?.disconnect();
    this.#up(false);
  }

  /** The wire breaks without a word. */
  cut(): void {
    (
      this.socket?.io.engine as { transport?: { ws?: { terminate?(): void } } } | undefined
    )?.transport?.ws?.terminate?.();
    this.socket?.disconnect();
    this.#up(false);
  }

  readOn(): void {
    this.isStalled = false;
    for (const received of this.#unacknowledged.splice(0)) received();
  }

  command(message: unknown): Promise<CommandAnswer> {
    return new Promise((resolve) => this.socket!.emit('command', message, resolve));
  }

  since(stream: string): Promise<SinceAnswer> {
    const position = this.positions.get(stream) ?? null;
    return new Promise((resolve) => this.socket!.emit('since', { stream, position }, resolve));
  }

  #up(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.isTrying = false;
  }

  #events(given: unknown, received?: Received): void {
    const message = eventsMessageSchema.parse(given);
    if (message.ending) {
      this.ending = message.ending;
      return;
    }
    const position = this.positions.get(message.stream);
    if (position) {
      const followed = followEvents(position, message);
      if (followed.kind === 'gap') this.gaps.push(`${message.stream} ${JSON.stringify(message)} at ${position.seq}`);
      this.positions.set(message.stream, followed.position);
      for (const event of followed.events) this.#apply(message.stream, event);
    } else if (message.events.length > 0) {
      this.gaps.push(`events of ${message.stream} before its snapshot`);
    }
    this.#acknowledge(received);
  }

  #snapshot(given: unknown, received: Received): void {
    const message = snapshotMessageSchema.parse(given);
    this.snapshots.push(message);
    const position = followSnapshot(message);
    if (position) this.positions.set(message.stream, position);
    else this.positions.delete(message.stream);
    if (!position) this.shown.delete(message.stream);
    else
      this.shown.set(message.stream, new Map((message.state['notes'] ?? []).map((note) => [note.id, fieldsOf(note)])));
    this.#acknowledge(received);
  }

  #apply(stream: string, event: DeliveredEvent): void {
    this.told.push({ stream, event });
    const notes = this.shown.get(stream) ?? new Map<string, Record<string, unknown>>();
    this.shown.set(stream, notes);
    if (event.type === 'note.erased') notes.delete(event.subjectId);
    else notes.set(event.subjectId, event.body);
  }

  #acknowledge(received: Received | undefined): void {
    if (!received) return;
    if (this.isStalled) this.#unacknowledged.push(received);
    else received();
  }
}

function fieldsOf({ id: _id, organisationId: _organisationId, ...fields }: SnapshotRecord): Record<string, unknown> {
  return fields;
}
