/**
 * The desk's live link to the server: connects, comes back after a break, knows within three seconds that it is lost,
 * and hands on facts without a gap. It knows no screen and no store; a slice listens to it.
 */
import { type Clock, type Instant, newId } from '@switchboard/shared/kernel';
import {
  backOffMs,
  type CommandAnswer,
  type Ending,
  endingSchema,
  type Handshake,
  type LinkState,
  type LiveNamespace,
  linkStateAt,
  liveLimits,
  livePath,
  protocolVersion,
  type WireRefusal,
  wireRefusalSchema,
} from '@switchboard/shared/protocol';
import { io, type Socket } from 'socket.io-client';
import { FollowedStreams, type StreamListener, UnreadableMessage } from './followed-streams.ts';
import { WaitingCommands } from './waiting-commands.ts';

export interface LinkReport {
  readonly state: LinkState;
  /** When the server last said anything; null before its first word. */
  readonly heardAt: Instant | null;
  /** When the next attempt is made; null while connected, or when only a person can help. */
  readonly retryAt: Instant | null;
  /** With `refused`: why. */
  readonly refusal: WireRefusal | null;
}

export interface ServerConnectionListener extends StreamListener {
  linkChanged(report: LinkReport): void;
}

export interface ServerConnectionNeeds {
  /** The server's origin; empty for a page that the server itself delivered. */
  readonly origin: string;
  readonly namespace: LiveNamespace;
  /** A token that is good now, or undefined where a cookie speaks for the page. Asked anew for each attempt. */
  readonly token: () => Promise<string | undefined>;
  readonly clientVersion: string;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly chance: () => number;
  readonly listener: ServerConnectionListener;
}

/** How often the age of the last word is looked at. */
const lookEveryMs = 250;
const connectWithinMs = 10_000;
/** Refusals that time heals; for all others a person must do something. */
const passing: ReadonlySet<string> = new Set(['server/draining', 'server/failed', 'request/too-many', 'desk/too-new']);

export class ServerConnection {
  readonly #needs: ServerConnectionNeeds;
  readonly #streams: FollowedStreams;
  readonly #commands = new WaitingCommands();
  #socket: Socket | null = null;
  #report: LinkReport = { state: 'lost', heardAt: null, retryAt: null, refusal: null };
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setInterval> | undefined;

  constructor(needs: ServerConnectionNeeds) {
    this.#needs = needs;
    this.#streams = new FollowedStreams(needs.listener);
  }

  get link(): LinkReport {
    return this.#report;
  }

  /** Milliseconds since the server's last word; null before the first. */
  linkAge(): number | null {
    const { heardAt } = this.#report;
    return heardAt === null ? null : Math.max(0, this.#needs.clock() - heardAt);
  }

  /** Connects, and keeps coming back until `stop` or a refusal that only a person can mend. */
  start(): void {
    if (this.#look !== undefined) return;
    this.#look = setInterval(() => this.#lookAtLink(), lookEveryMs);
    this.#connect();
  }

  /** Ends the link and forgets what was followed; commands without an answer fail with CommandUnanswered. */
  stop(): void {
    this.#leave();
    this.#streams.forget();
    this.#tell({ state: 'lost', heardAt: null, retryAt: null, refusal: null });
  }

  /** The wait is cut short: the network is back, or a person does not want to wait. */
  retryNow(): void {
    if (this.#look === undefined || this.#socket) return;
    this.#attempt = 0;
    this.#connect();
  }

  /**
   * Utters a wish. The promise holds over breaks: it is said again under the same id until it is answered, and
   * rejected with CommandUnanswered when the link ends for good.
   */
  command(name: string, input: Record<string, unknown>, commandId?: string): Promise<CommandAnswer> {
    return this.#commands.give({ commandId: commandId ?? newId(this.#needs.clock()), name, input });
  }

  #connect(): void {
    clearTimeout(this.#retry);
    const { origin, namespace } = this.#needs;
    const socket = io(`${origin}${namespace}`, {
      path: livePath,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      timeout: connectWithinMs,
      auth: (say) => void this.#introduce(socket, say),
    });
    this.#socket = socket;
    // What comes late from a connection that was given up is nobody's.
    const whileCurrent =
      <Given extends unknown[]>(listener: (...given: Given) => void) =>
      (...given: Given) => {
        if (this.#socket === socket) listener(...given);
      };
    socket.on(
      'connect',
      whileCurrent(() => this.#connected(socket)),
    );
    socket.on(
      'connect_error',
      whileCurrent((failure: Error & { data?: unknown }) => this.#notConnected(failure.data)),
    );
    socket.on(
      'disconnect',
      whileCurrent(() => this.#lost(null)),
    );
    socket.on(
      'events',
      whileCurrent((given: unknown, received?: () => void) => this.#events(socket, given, received)),
    );
    socket.on(
      'snapshot',
      whileCurrent((given: unknown, received: () => void) => this.#snapshot(given, received)),
    );
  }

  async #introduce(socket: Socket, say: (handshake: Handshake) => void): Promise<void> {
    const { clientVersion: client } = this.#needs;
    try {
      const token = await this.#needs.token();
      if (this.#socket !== socket) return;
      say({
        protocol: protocolVersion,
        client,
        resume: this.#streams.positions(),
        ...(token !== undefined && { token }),
      });
    } catch {
      // Without a token now, there may be one at the next attempt.
      if (this.#socket === socket) this.#lost(null);
    }
  }

  #connected(socket: Socket): void {
    this.#attempt = 0;
    this.#streams.connected();
    this.#tell({ state: 'live', heardAt: this.#needs.clock(), retryAt: null, refusal: null });
    this.#commands.connected((message, answered) => socket.emit('command', message, answered));
  }

  /** The server said why not, or there was nobody to say it. */
  #notConnected(data: unknown): void {
    const refusal = wireRefusalSchema.safeParse(data);
    if (refusal.success && !passing.has(refusal.data.code)) this.#refused(refusal.data);
    else this.#lost(null);
  }

  #events(socket: Socket, given: unknown, received: (() => void) | undefined): void {
    const ending = endingIn(given);
    if (ending) return ending.retryInMs === null ? this.#refused(ending) : this.#lost(ending.retryInMs);
    this.#heard(() => this.#streams.events(given, (message, answered) => socket.emit('since', message, answered)));
    received?.();
  }

  #snapshot(given: unknown, received: () => void): void {
    this.#heard(() => this.#streams.snapshot(given));
    received();
  }

  /** A word that cannot be read is worse than none: the connection is made anew, from scratch. */
  #heard(take: () => void): void {
    this.#tell({ ...this.#report, state: 'live', heardAt: this.#needs.clock() });
    try {
      take();
    } catch (failure) {
      if (!(failure instanceof UnreadableMessage)) throw failure;
      this.#streams.forget();
      this.#lost(null);
    }
  }

  #lookAtLink(): void {
    if (!this.#socket?.connected) return;
    const now = this.#needs.clock();
    const { heardAt } = this.#report;
    // A wire that swallows everything never says so itself.
    if (heardAt !== null && now - heardAt >= liveLimits.abandonAfterMs) return this.#lost(null);
    this.#tell({ ...this.#report, state: linkStateAt(now, heardAt) });
  }

  /** Comes back after the wait the server named, or after a growing one. */
  #lost(retryInMs: number | null): void {
    this.#hangUp();
    const { clock, chance } = this.#needs;
    const waitMs = retryInMs ?? backOffMs(this.#attempt, chance());
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#connect(), waitMs);
    this.#tell({ ...this.#report, state: 'lost', retryAt: clock() + waitMs });
  }

  #refused(refusal: WireRefusal): void {
    this.#leave();
    this.#streams.forget();
    this.#tell({ state: 'refused', heardAt: this.#report.heardAt, retryAt: null, refusal });
  }

  #leave(): void {
    clearInterval(this.#look);
    this.#look = undefined;
    clearTimeout(this.#retry);
    this.#hangUp();
    this.#commands.giveUp();
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#commands.disconnected();
    socket?.disconnect();
  }

  #tell(report: LinkReport): void {
    const before = this.#report;
    this.#report = report;
    const isNew =
      report.state !== before.state || report.retryAt !== before.retryAt || report.refusal !== before.refusal;
    if (isNew) this.#needs.listener.linkChanged(report);
  }
}

function endingIn(given: unknown): Ending | null {
  if (typeof given !== 'object' || given === null || !('ending' in given)) return null;
  const ending = endingSchema.safeParse(given.ending);
  return ending.success ? ending.data : null;
}
