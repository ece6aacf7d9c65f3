import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Clock } from '@switchboard/shared/kernel';
import { desktopOrigin, type LiveNamespace, liveLimits, livePath } from '@switchboard/shared/protocol';
import { Server } from 'socket.io';
import type { Origins } from '../http/origins.ts';
import { type Log, newTraceId } from '../log/index.ts';
import type { Authenticator } from '../operations/authenticator.ts';
import type { Executor } from '../operations/executor.ts';
import type { OperationRegistry } from '../operations/registry.ts';
import type { LiveStreams } from '../subscriptions/index.ts';
import { guardNamespace } from './admission.ts';
import { mayOpenLink } from './caller.ts';
import { ClientWords } from './client-words.ts';
import { guardFrames } from './frame-guard.ts';
import type { LinkWatch, WatchedLink } from './link-watch.ts';
import type { LiveServer, LiveSocket } from './live-server.ts';
import { carryOut } from './socket-commands.ts';
import { SocketLink } from './socket-link.ts';
import { UnderWay } from './under-way.ts';

export interface LiveSocketsNeeds {
  readonly server: HttpServer;
  readonly origins: Origins;
  readonly authenticator: Authenticator;
  readonly executor: Executor;
  readonly registry: OperationRegistry;
  readonly streams: LiveStreams;
  readonly clock: Clock;
  readonly log: Log;
  readonly isDraining: () => boolean;
  readonly namespaces: readonly LiveNamespace[];
  readonly watch?: LinkWatch;
}

/** Connections that have not said who they are may wait so long, and no more of them than so many. */
const strangerMs = 5_000;
const strangersAtOnce = 2_000;
/** socket.io's own sign of life, for the server's side of a dead wire; a snapshot on a slow line must fit in. */
const pingMs = 5_000;
const pongMs = 15_000;
/** A server that goes down waits no longer for commands under way: a desk that got no answer asks again. */
const answersWithinMs = 3_000;

export interface LiveSockets {
  /**
   * Waits for the answers of commands under way, then tells every desk to come back elsewhere, spread over `spreadMs`.
   * New commands are refused already (isDraining), and a desk sends those again where it comes back.
   */
  drain(spreadMs: number): Promise<void>;
  /** Cuts what is left. The HTTP server itself is closed by its owner. */
  close(): Promise<void>;
}

/** The live link of people: one socket for each desk or display, on the server's own port. */
export function openLiveSockets(needs: LiveSocketsNeeds): LiveSockets {
  const io: LiveServer = new Server(
    needs.server,
    settings(needs, () => io.engine.clientsCount - needs.streams.size),
  );
  const underWay = new UnderWay();
  guardFrames(io, needs.clock);
  for (const name of needs.namespaces) {
    const namespace = io.of(name);
    guardNamespace(namespace, needs);
    namespace.on('connection', (socket) => welcome(socket, needs, underWay));
  }
  const beating = setInterval(() => needs.streams.beat(), liveLimits.heartbeatMs);
  beating.unref();
  return {
    async drain(spreadMs) {
      await underWay.settled(answersWithinMs);
      needs.streams.drain(spreadMs);
    },
    async close() {
      clearInterval(beating);
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function settings(needs: LiveSocketsNeeds, strangers: () => number) {
  return {
    path: livePath,
    serveClient: false,
    // Other WebSockets share the port (the bots' and the softphones').
    destroyUpgrade: false,
    transports: ['websocket' as const, 'polling' as const],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: liveLimits.frameBytes,
    connectTimeout: strangerMs,
    pingInterval: pingMs,
    pingTimeout: pongMs,
    // Only the Electron desk comes from another origin, with a token.
    cors: { origin: desktopOrigin, credentials: false },
    allowRequest: (
      request: IncomingMessage,
      answer: (refusal: string | null | undefined, success: boolean) => void,
    ) => {
      if (!mayOpenLink(request.headers, needs.origins)) return answer('request/foreign-origin', false);
      if (needs.isDraining()) return answer('server/draining', false);
      if (strangers() > strangersAtOnce) return answer('request/too-many', false);
      return answer(null, true);
    },
  };
}

function welcome(socket: LiveSocket, needs: LiveSocketsNeeds, underWay: UnderWay): void {
  const { principal, address, resume } = socket.data;
  const { organisationId, actorId, userId, sessionId } = principal;
  const connection = needs.streams.connect({
    subscriber: { organisationId, actorId, ...(userId && { userId }), ...(sessionId && { sessionId }) },
    link: new SocketLink(socket),
    resume,
    readScope: () => {
      const context = {
        traceId: newTraceId(),
        operation: 'live.follow',
        isCommand: false,
        address,
        interactive: false,
      };
      return needs.authenticator.scopeFor(principal, 'signedIn', context);
    },
  });
  forgetHandshake(socket);
  const words = new ClientWords({
    connection,
    clock: needs.clock,
    carryOut: (message) => underWay.add(carryOut(socket.data, message, needs)),
  });
  socket.onAny((name: string, ...rest: unknown[]) => words.heard(name, rest));
  socket.on('disconnect', () => connection.closed());
  if (needs.watch && userId && sessionId) watchLink(socket, needs.watch.opened({ organisationId, userId, sessionId }));
}

/** Every frame counts, also the answer to a ping: a desk at which nobody types is heard all the same. */
function watchLink(socket: LiveSocket, watched: WatchedLink): void {
  const { conn } = socket;
  const heard = () => watched.heard();
  conn.on('packet', heard);
  socket.on('disconnect', () => {
    conn.off('packet', heard);
    watched.closed();
  });
}

/** Said once: headers, cookie, token and the request itself would be held for as long as the desk is open. */
function forgetHandshake(socket: LiveSocket): void {
  socket.data.resume = [];
  Object.assign(socket, { handshake: undefined });
  Object.assign(socket.conn, { request: null });
}
