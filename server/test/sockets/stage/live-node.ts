import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveNamespaces } from '@switchboard/shared/protocol';
import type { Database } from '../../../src/platform/database/index.ts';
import { EventLog } from '../../../src/platform/events/event-log.ts';
import { Origins } from '../../../src/platform/http/origins.ts';
import { type Log, makeLog } from '../../../src/platform/log/index.ts';
import { Executor } from '../../../src/platform/operations/executor.ts';
import { OperationRegistry } from '../../../src/platform/operations/registry.ts';
import { type LiveSockets, openLiveSockets } from '../../../src/platform/sockets/index.ts';
import { LiveStreams } from '../../../src/platform/subscriptions/index.ts';
import { type Waking, wakeStreams } from '../../../src/platform/wake/index.ts';
import { notesCatalogue, registerNotes } from './notes.ts';
import { StageAuthenticator } from './stage-authenticator.ts';

export interface LiveNodeSettings {
  readonly database: Database;
  /** A free one when left out. */
  readonly port?: number;
  readonly redisUrl?: string | undefined;
  readonly clock?: () => number;
  /** Awaited in the midst of each snapshot. */
  readonly whileReading?: () => Promise<void>;
  readonly redisChanged?: (isWorking: boolean) => void;
}

/** A server node of the stage: the real platform parts behind a real port. */
export class LiveNode {
  readonly streams: LiveStreams;
  readonly failures: unknown[] = [];
  readonly url: string;
  readonly waking: Waking;
  isDraining = false;
  /** What a command that writes a note waits for. */
  beforeNote: () => Promise<void> = async () => {};
  readonly #server: Server;
  readonly #sockets: LiveSockets;

  private constructor(parts: {
    server: Server;
    streams: LiveStreams;
    waking: Waking;
    failures: unknown[];
    settings: LiveNodeSettings;
    log: Log;
  }) {
    const { server, streams, waking, failures, settings, log } = parts;
    this.#server = server;
    this.streams = streams;
    this.waking = waking;
    this.failures = failures;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { database, clock = Date.now } = settings;
    const authenticator = new StageAuthenticator(database);
    const registry = new OperationRegistry();
    registerNotes(registry, () => this.beforeNote());
    this.#sockets = openLiveSockets({
      server,
      origins: new Origins(this.url),
      authenticator,
      registry,
      executor: new Executor({ registry, database, authenticator, clock }),
      streams,
      clock,
      log,
      isDraining: () => this.isDraining,
      namespaces: [liveNamespaces.desk],
    });
  }

  static async open(settings: LiveNodeSettings): Promise<LiveNode> {
    const { database, port = 0, redisUrl, clock = Date.now, redisChanged = () => {}, whileReading } = settings;
    const failures: unknown[] = [];
    const report = (failure: unknown) => void failures.push(failure);
    const log = new EventLog(database);
    const streams = new LiveStreams({
      database,
      log,
      catalogue: notesCatalogue(whileReading),
      clock,
      chance: Math.random,
      report,
    });
    const waking = await wakeStreams({ database, follower: streams, redisUrl, redisChanged, report });
    const server = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new LiveNode({ server, streams, waking, failures, settings, log: makeLog('silent') });
  }

  async drain(spreadMs: number): Promise<void> {
    this.isDraining = true;
    await this.#sockets.drain(spreadMs);
  }

  async close(): Promise<void> {
    await this.#sockets.close();
    await this.waking.stop();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
