import type { Secret } from '@switchboard/shared/configuration';
import type { Clock } from '@switchboard/shared/kernel';
import {
  challengeMessage,
  type Handshake,
  heartbeatAnswer,
  heartbeatEveryMs,
  helloAnswer,
  isProof,
  type JournalAnswer,
  type JournalMessage,
  journalAnswer,
  linkLostAfterMs,
  linkNamespace,
  linkRefusals,
  type NodeIdentity,
  type NodeToServer,
  newNonce,
  proofOf,
  type ServerToNode,
} from '@switchboard/shared/telephony';
import { io, type Socket } from 'socket.io-client';
import type { Log } from '../log/make-log.ts';

export interface ServerLinkNeeds {
  readonly node: NodeIdentity;
  readonly secret: Secret;
  readonly clock: Clock;
  readonly log: Log;
  /** Called each time the link stands. */
  readonly onLinked?: () => void;
}

export interface LinkState {
  readonly server: string;
  readonly state: 'connecting' | 'linked' | 'refused';
  /** When this state began. */
  readonly since: number;
  /** Why the link is refused, for the person who must repair it. */
  readonly sentence?: string;
}

const retryAfterMs = { least: 250, most: 5_000 };
/** A refused link is repaired by a person, or by the upgrade of the other side. */
const refusedRetryAfterMs = 10_000;

/** One link to one server: proves itself, asks the server for its proof, beats, and comes back whenever it is lost. */
export class ServerLink {
  readonly #needs: ServerLinkNeeds;
  readonly #socket: Socket<ServerToNode, NodeToServer>;
  #state: LinkState;
  #beat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(server: string, needs: ServerLinkNeeds) {
    this.#needs = needs;
    this.#state = { server, state: 'connecting', since: needs.clock() };
    this.#socket = io(`${server}${linkNamespace}`, {
      transports: ['websocket'],
      reconnectionDelay: retryAfterMs.least,
      reconnectionDelayMax: retryAfterMs.most,
      ackTimeout: linkLostAfterMs,
    });
    this.#socket.on('challenge', (raw: unknown) => void this.#answer(raw));
    this.#socket.on('disconnect', () => this.#lost());
    this.#socket.on('connect_error', () => this.#lost());
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Whether the server has proved itself and answers. */
  get isOpen(): boolean {
    return this.#state.state === 'linked';
  }

  /** Undefined when the server did not answer, or not in words of this link. */
  async sendJournal(message: JournalMessage): Promise<JournalAnswer | undefined> {
    const given = await this.#asked(() => this.#socket.emitWithAck('journal', message));
    return journalAnswer.safeParse(given).data;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearInterval(this.#beat);
    this.#socket.disconnect();
  }

  async #answer(raw: unknown): Promise<void> {
    const { node, secret } = this.#needs;
    const challenge = challengeMessage.safeParse(raw);
    if (!challenge.success) return this.#refuse(linkRefusals['link/malformed']);
    const handshake: Handshake = { serverNonce: challenge.data.nonce, nodeNonce: newNonce(), node };
    const proof = await proofOf('node', handshake, secret.reveal());
    const given = await this.#asked(() =>
      this.#socket.emitWithAck('hello', { ...node, nonce: handshake.nodeNonce, proof }),
    );
    if (given === undefined) return this.#reconnect();
    const answer = helloAnswer.safeParse(given);
    if (!answer.success) return this.#refuse(linkRefusals['link/malformed']);
    if (!answer.data.ok) return this.#refuse(answer.data.sentence);
    const isOurs = await isProof(answer.data.proof, 'server', handshake, secret.reveal());
    if (isOurs) this.#linked();
    else this.#refuse(linkRefusals['link/wrong-secret']);
  }

  #linked(): void {
    this.#enter({ state: 'linked' });
    this.#needs.log.info({ server: this.#state.server }, 'linked to the server');
    this.#beat = setInterval(() => void this.#heartbeat(), heartbeatEveryMs);
    this.#needs.onLinked?.();
  }

  async #heartbeat(): Promise<void> {
    const given = await this.#asked(() => this.#socket.emitWithAck('heartbeat', { sentAt: this.#needs.clock() }));
    if (this.#state.state === 'linked' && !heartbeatAnswer.safeParse(given).success) this.#reconnect();
  }

  /** The acknowledgement, or undefined when none came in time or the connection went. */
  async #asked(ask: () => Promise<unknown>): Promise<unknown> {
    try {
      return await ask();
    } catch {
      return undefined;
    }
  }

  #refuse(sentence: string): void {
    if (this.#state.sentence !== sentence) this.#needs.log.error({ server: this.#state.server }, sentence);
    this.#enter({ state: 'refused', sentence });
    this.#reconnect();
  }

  /** Drops the connection; what follows is the same as when the server drops it. */
  #reconnect(): void {
    if (this.#socket.connected) this.#socket.disconnect();
  }

  #lost(): void {
    clearInterval(this.#beat);
    if (this.#closed) return;
    if (this.#state.state === 'linked') {
      this.#needs.log.warn({ server: this.#state.server }, 'link to the server lost');
      this.#enter({ state: 'connecting' });
    }
    // socket.io reconnects by itself only after a broken transport, not after a disconnect either side asked for.
    if (this.#socket.active) return;
    const waitMs = this.#state.state === 'refused' ? refusedRetryAfterMs : retryAfterMs.least;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket.connect(), waitMs);
  }

  #enter(next: Pick<LinkState, 'state' | 'sentence'>): void {
    this.#state = { server: this.#state.server, since: this.#needs.clock(), ...next };
  }
}
