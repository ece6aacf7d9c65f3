import type { ReceivedActivity, ReceivedSet } from './activity.ts';
import {
  type Beginning,
  type Credentials,
  type DirectLineCalls,
  isOver,
  type OpenedChat,
} from './direct-line-calls.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';

/**
 * `over`: the chat cannot be had any more with these credentials. `refused`: this page may not begin one. `elsewhere`:
 * another page of the same person reads it now; this one comes back when it is woken.
 */
export type LinkState = 'connecting' | 'online' | 'offline' | 'elsewhere' | 'over' | 'refused';

export interface LinkListener {
  readonly onLink: (state: LinkState) => void;
  readonly onActivities: (activities: readonly ReceivedActivity[]) => void;
  /** Keep these: with them the chat is resumed. */
  readonly onCredentials: (credentials: Credentials) => void;
}

export interface LinkWorld {
  readonly calls: DirectLineCalls;
  readonly openSocket: (url: string) => WebSocket;
  readonly now: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
  /** How long a silent link is believed in; tests are less patient. */
  readonly silenceMs?: number;
}

/** The server says something at least every few seconds; this much silence means that nobody is there any more. */
const usualSilenceMs = 20_000;
/** A refresh is tried at half of a token's life, and again after this. */
const refreshAgainMs = 60_000;
/** How the server closes a stream that it does not want back (bots/src/direct-line). */
const closedAs = { collision: 4409, gone: 4404 } as const;

/**
 * Keeps one conversation linked: begins or resumes it, reads the stream, notices a link that died without a word, comes
 * back by itself after half a second and more, asks only for what came since, and renews the token in time.
 */
export class DirectLineLink {
  readonly #world: LinkWorld;
  readonly #listener: LinkListener;
  #beginning: Beginning | undefined;
  #credentials: Credentials | undefined;
  #hasBegun: boolean;
  #watermark = 0;
  #socket: WebSocket | undefined;
  #failedAttempts = 0;
  /** Nothing is under way: the next attempt has its time, or (elsewhere) none. */
  #isWaiting = false;
  #isStopped = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(world: LinkWorld, from: Beginning | Credentials, listener: LinkListener) {
    this.#world = world;
    this.#listener = listener;
    this.#hasBegun = 'token' in from;
    if ('token' in from) this.#credentials = from;
    else this.#beginning = from;
  }

  /** What opens the conversation now; undefined until it has begun. */
  get credentials(): Credentials | undefined {
    return this.#hasBegun ? this.#credentials : undefined;
  }

  start(): void {
    this.#listener.onLink('connecting');
    void this.#connect();
  }

  /** The network or the person is back: does not wait for the next attempt. */
  wake(): void {
    if (this.#isStopped || !this.#isWaiting) return;
    this.#failedAttempts = 0;
    this.#listener.onLink('connecting');
    this.#later(0);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    clearTimeout(this.#refresh);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  async #connect(): Promise<void> {
    try {
      const opened = await this.#open();
      if (this.#isStopped) return;
      this.#keep(opened);
      this.#listen(this.#world.openSocket(opened.streamUrl));
    } catch (failure) {
      if (this.#isStopped) return;
      if (!isOver(failure)) return this.#comeBack();
      if (this.#hasBegun) return this.#giveUp('over');
      // Refused after a token was given: the token grew old before the conversation began. Without one: for good.
      if (!this.#credentials) return this.#giveUp('refused');
      this.#credentials = undefined;
      this.#comeBack();
    }
  }

  async #open(): Promise<OpenedChat> {
    const { calls } = this.#world;
    if (this.#hasBegun && this.#credentials) return calls.resume(this.#credentials, this.#watermark);
    if (!this.#beginning) throw new Error('A link begins a conversation or resumes one.');
    // Kept although it may fail halfway: with the same token the conversation begins only once.
    this.#credentials ??= await calls.reserve(this.#beginning.channel);
    const opened = await calls.begin(this.#credentials, this.#beginning);
    this.#hasBegun = true;
    return opened;
  }

  #keep(credentials: Credentials): void {
    const { conversationId, token, expiresAt } = credentials;
    this.#credentials = { conversationId, token, expiresAt };
    this.#listener.onCredentials(this.#credentials);
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => void this.#renew(), Math.max(1_000, (expiresAt - this.#world.now()) / 2));
  }

  async #renew(): Promise<void> {
    if (!this.#credentials) return;
    try {
      const renewed = await this.#world.calls.refresh(this.#credentials);
      if (!this.#isStopped) this.#keep({ ...renewed, conversationId: this.#credentials.conversationId });
    } catch (failure) {
      if (this.#isStopped || isOver(failure)) return;
      this.#refresh = setTimeout(() => void this.#renew(), refreshAgainMs);
    }
  }

  #listen(socket: WebSocket): void {
    this.#socket = socket;
    this.#expectWord(socket);
    socket.onopen = () => {
      if (socket === this.#socket) this.#listener.onLink('online');
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      this.#failedAttempts = 0;
      this.#expectWord(socket);
      if (typeof data === 'string' && data !== '') this.#take(JSON.parse(data) as ReceivedSet);
    };
    socket.onclose = ({ code }) => {
      if (code === closedAs.collision) this.#giveWay(socket);
      else if (code === closedAs.gone) this.#giveUp('over');
      else this.#lost(socket);
    };
    socket.onerror = () => this.#lost(socket);
  }

  #take({ activities, watermark }: ReceivedSet): void {
    if (watermark !== undefined) this.#watermark = Math.max(this.#watermark, Number(watermark) || 0);
    this.#listener.onActivities(activities);
  }

  /** A black hole sends no close: silence alone tells. */
  #expectWord(socket: WebSocket): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(socket), this.#world.silenceMs ?? usualSilenceMs);
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket || this.#isStopped) return;
    this.#socket = undefined;
    clearTimeout(this.#silence);
    socket.close();
    this.#comeBack();
  }

  /** Another page took the stream. Taking it back at once would only make the two fight. */
  #giveWay(socket: WebSocket): void {
    if (socket !== this.#socket || this.#isStopped) return;
    this.#socket = undefined;
    clearTimeout(this.#silence);
    this.#isWaiting = true;
    this.#listener.onLink('elsewhere');
  }

  #comeBack(): void {
    this.#listener.onLink('offline');
    this.#later(reconnectDelayMs(this.#failedAttempts, this.#world.chance()));
    this.#failedAttempts += 1;
  }

  #later(ms: number): void {
    clearTimeout(this.#again);
    this.#isWaiting = true;
    this.#again = setTimeout(() => {
      this.#isWaiting = false;
      void this.#connect();
    }, ms);
  }

  #giveUp(state: 'over' | 'refused'): void {
    this.stop();
    this.#listener.onLink(state);
  }
}
