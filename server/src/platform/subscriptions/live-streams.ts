import type { Clock } from '@switchboard/shared/kernel';
import type { Scope } from '../access/scope.ts';
import { Turnstile } from '../concurrency/turnstile.ts';
import type { Database } from '../database/index.ts';
import type { EventLog } from '../events/event-log.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import { type LiveClient, LiveConnection, type LiveNode } from './live-connection.ts';
import { type GrownStream, NodeStreams } from './node-streams.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface LiveStreamsNeeds {
  readonly database: Database;
  readonly log: EventLog;
  readonly catalogue: LiveCatalogue;
  readonly clock: Clock;
  /** In [0, 1): spreads what must not happen to all desks at once. */
  readonly chance: () => number;
  readonly report: (failure: unknown) => void;
}

/** How often rights are read anew although no fact changed them: sessions and sharing also end by the clock. */
const recheckMs = 30_000;
const readsAtOnce = 8;
const snapshotsAtOnce = 4;

/** All live connections of one node, fed from the event log. What wakes it may fail: the log is what counts. */
export class LiveStreams {
  readonly #needs: LiveStreamsNeeds;
  readonly #streams: NodeStreams;
  readonly #node: LiveNode;
  readonly #connections = new Set<LiveConnection>();
  readonly #followers = new Map<string, Set<LiveConnection>>();
  readonly #listeners: ((growth: GrownStream) => void)[] = [];
  /** Streams and showings abroad that could not be read at once; the next beat tries again. */
  readonly #toRead = new Set<string>();
  readonly #toShow = new Map<string, { home: string; stream: string }>();

  constructor(needs: LiveStreamsNeeds) {
    this.#needs = needs;
    this.#streams = new NodeStreams(needs.log, (growth) => this.#grown(growth));
    this.#node = this.#sharedByConnections();
  }

  get size(): number {
    return this.#connections.size;
  }

  /** Begins to follow streams that exist already, from where they are now. */
  followFrom(heads: ReadonlyMap<string, number>): void {
    for (const [stream, head] of heads) this.#streams.tailOf(stream, head);
  }

  /**
   * Tells a feature of every page of every stream as this node reads it, in order, its own facts and other nodes' alike.
   * It is a wake-up: what a listener misses while the server is down it must find out by itself.
   */
  onGrown(listener: (growth: GrownStream) => void): void {
    this.#listeners.push(listener);
  }

  /** These streams may have grown. */
  wake(streams: Iterable<string>): void {
    for (const stream of streams) {
      this.#toRead.add(stream);
      void this.#read(stream);
    }
  }

  connect(client: LiveClient): LiveConnection {
    const connection = new LiveConnection(this.#node, client);
    connection.recheckAt = this.#nextRecheckAt();
    this.#connections.add(connection);
    connection.accessMayHaveChanged();
    return connection;
  }

  /** Once a second, for all connections: one timer, however many desks there are. */
  beat(): void {
    const now = this.#needs.clock();
    for (const stream of this.#toRead) void this.#read(stream);
    for (const { home, stream } of this.#toShow.values()) void this.#showTo(home, stream);
    for (const connection of this.#connections) {
      if (now >= connection.recheckAt) {
        connection.recheckAt = this.#nextRecheckAt();
        connection.accessMayHaveChanged();
      }
      connection.beat(now);
    }
  }

  /** Tells every desk to come back elsewhere, spread over `spreadMs`, and ends its connection. */
  drain(spreadMs: number): void {
    for (const connection of this.#connections) {
      connection.end({ code: 'server/draining' }, Math.round(this.#needs.chance() * spreadMs));
    }
  }

  async #read(stream: string): Promise<void> {
    try {
      await this.#streams.tailOf(stream).refresh();
      this.#toRead.delete(stream);
    } catch (failure) {
      this.#needs.report(failure);
    }
  }

  /** Called with each page before it can be shown: whom it concerns gets nothing more under her old rights. */
  #grown({ stream, events }: GrownStream): void {
    const { catalogue } = this.#needs;
    for (const event of events) {
      if (!catalogue.mayChangeAccess(event)) continue;
      for (const connection of this.#connections) {
        if (catalogue.changesAccessOf(event, connection.subscriber)) connection.accessMayHaveChanged();
      }
    }
    const abroad = new Set<string>();
    for (const connection of this.#followers.get(stream) ?? []) {
      const home = connection.subscriber.organisationId;
      if (home === stream) connection.pump();
      else abroad.add(home);
    }
    for (const home of abroad) void this.#showTo(home, stream);
    for (const listener of this.#listeners) listener({ stream, events });
  }

  async #showTo(home: string, stream: string): Promise<void> {
    const key = `${home} ${stream}`;
    this.#toShow.set(key, { home, stream });
    try {
      await this.#streams.clear(home, stream);
      this.#toShow.delete(key);
      for (const connection of this.#followers.get(stream) ?? []) {
        if (connection.subscriber.organisationId === home) connection.pump();
      }
    } catch (failure) {
      this.#needs.report(failure);
    }
  }

  #sharedByConnections(): LiveNode {
    const { database, catalogue, clock, log, report } = this.#needs;
    const reads = new Turnstile(readsAtOnce);
    const snapshots = new Turnstile(snapshotsAtOnce);
    return {
      streams: this.#streams,
      catalogue,
      clock,
      report,
      readAfter: (stream, seq, limit) => reads.through(() => log.readAfter(stream, seq, limit)),
      takeSnapshot: (stream: string, scope: Scope) =>
        snapshots.through(() => takeSnapshot({ database, catalogue }, stream, scope)),
      followed: (connection) => this.#index(connection),
      ended: (connection) => this.#forget(connection),
    };
  }

  #index(connection: LiveConnection): void {
    const streams = connection.streams();
    for (const [stream, followers] of this.#followers) {
      if (!streams.includes(stream)) followers.delete(connection);
    }
    for (const stream of streams) {
      const followers = this.#followers.get(stream) ?? new Set();
      this.#followers.set(stream, followers.add(connection));
    }
  }

  #forget(connection: LiveConnection): void {
    this.#connections.delete(connection);
    for (const followers of this.#followers.values()) followers.delete(connection);
  }

  #nextRecheckAt(): number {
    return this.#needs.clock() + recheckMs * (0.5 + this.#needs.chance() / 2);
  }
}
