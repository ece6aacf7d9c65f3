import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Refusal, statusOf } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { type WebSocket, WebSocketServer } from 'ws';
import { errorOf } from './answers.ts';
import { type Callers, chatOf, passOf } from './callers.ts';
import { type ChatAddresses, directLinePath } from './chat-addresses.ts';
import { CitizenStream, type CitizenStreamNeeds } from './citizen-stream.ts';
import type { ChatClaims, Tokens } from './tokens.ts';
import { watermarkSchema } from './watermark.ts';

export interface StreamUpgradeNeeds extends CitizenStreamNeeds {
  readonly server: Server;
  readonly tokens: Tokens;
  readonly callers: Callers;
  readonly addresses: ChatAddresses;
}

const streamPath = new RegExp(`^${directLinePath}/conversations/([^/]{1,64})/stream$`);
const largestFrame = 1_024;
const notValid = { code: 'conversation/token-not-valid' } as const;

/** Lets citizens' streams in beside socket.io on the same server: each looks at its own path and leaves the rest alone. */
export class StreamUpgrade {
  readonly #needs: StreamUpgradeNeeds;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  readonly #streams = new Map<string, CitizenStream>();
  readonly #onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    void this.#upgrade(request, socket, head);
  };
  #isStopped = false;

  constructor(needs: StreamUpgradeNeeds) {
    this.#needs = needs;
    needs.server.on('upgrade', this.#onUpgrade);
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Sends every page elsewhere and takes no new one; resolves when all sockets are closed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const closing = [...this.#sockets.clients].map((socket) => new Promise((done) => socket.once('close', done)));
    for (const stream of this.#streams.values()) stream.end('goingAway');
    await Promise.all(closing);
    this.#needs.server.off('upgrade', this.#onUpgrade);
    this.#sockets.close();
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = parsed(request.url);
    const id = url && streamPath.exec(url.pathname)?.[1];
    if (!url || !id) return;
    // Until the WebSocket stands, nobody else listens: a caller that resets must not end the process.
    const quiet = () => socket.destroy();
    socket.on('error', quiet);
    try {
      const admitted = await this.#admit(request, url, id);
      if (!admitted.ok) return answer(socket, admitted.refusal);
      if (socket.destroyed) return;
      socket.off('error', quiet);
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.#begin(webSocket, request, { url, claims: admitted.value });
      });
    } catch (failure) {
      this.#needs.log.error({ err: failure }, 'A citizen stream could not be opened');
      answer(socket, { code: 'server/failed' });
    }
  }

  async #admit(request: IncomingMessage, url: URL, id: string): Promise<Result<ChatClaims, Refusal>> {
    if (this.#isStopped) return refused({ code: 'server/draining' });
    const read = this.#needs.tokens.read(url.searchParams.get('t') ?? '');
    if (read.state !== 'valid' || read.claims.use !== 'stream') return refused(notValid);
    const chat = chatOf(read.claims, id);
    if (!chat.ok) return chat;
    if (watermarkIn(url) === undefined) return refused({ code: 'request/malformed' });
    return this.#mayEnter(chat.value, request.headers.origin);
  }

  async #mayEnter(chat: ChatClaims, origin: string | undefined): Promise<Result<ChatClaims, Refusal>> {
    const channel = await this.#needs.backend.channelById(chat.channelId);
    if (!channel) return refused({ code: 'channel/not-found' });
    if (!this.#needs.callers.mayUse(channel, origin)) return refused({ code: 'channel/foreign-host' });
    const there = await this.#needs.backend.view(passOf(chat));
    return there.ok ? accepted(chat) : there;
  }

  /** The newest stream of a conversation is the one: an older one is told so and ends ("collision"). */
  #begin(socket: WebSocket, request: IncomingMessage, { url, claims }: { url: URL; claims: ChatClaims }): void {
    const { addresses } = this.#needs;
    const isSecure = 'encrypted' in request.socket;
    const frame = addresses.frame(claims, addresses.base(`${isSecure ? 'https' : 'http'}://${request.headers.host}`));
    const watermark = watermarkIn(url) ?? 0;
    const stream = new CitizenStream(socket, { pass: passOf(claims), frame, watermark }, this.#needs);
    this.#streams.get(claims.conversationId)?.end('collision');
    this.#streams.set(claims.conversationId, stream);
    stream.start(() => {
      if (this.#streams.get(claims.conversationId) === stream) this.#streams.delete(claims.conversationId);
    });
    if (this.#isStopped) stream.end('goingAway');
  }
}

function watermarkIn(url: URL): number | undefined {
  return watermarkSchema.safeParse(url.searchParams.get('watermark') ?? '').data;
}

function parsed(target: string | undefined): URL | undefined {
  return URL.parse(target ?? '', 'http://here') ?? undefined;
}

/** Before the upgrade a refusal is plain HTTP. */
function answer(socket: Duplex, refusal: Refusal): void {
  const body = JSON.stringify(errorOf(refusal));
  const head = [
    `HTTP/1.1 ${statusOf(refusal.code)} Refused`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
