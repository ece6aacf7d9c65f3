import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { newId } from '@switchboard/shared/kernel';
import type { WebchatChannel } from '@switchboard/shared/webchat';
import type { DirectLineLimits } from '../../../src/direct-line/index.ts';
import { mountDirectLine, type RunningDirectLine } from '../../../src/direct-line/index.ts';
import { MemoryBackend } from './memory-backend.ts';

export const policeHost = 'https://www.eastmere.example';
export const policeSecret = 'eastmere-channel-secret';
const generous = { burst: 1e6, perSecond: 1e6 };

function channel(key: string, host: string, secret: string): WebchatChannel & { secret: string } {
  return {
    id: newId(0),
    organisationId: newId(0),
    key,
    title: key,
    hosts: [host],
    language: 'en-GB',
    queueKey: 'enquiries',
    flowKey: null,
    botName: 'Helper',
    privacyUrl: null,
    exitUrl: 'https://www.bbc.co.uk/weather',
    secret,
  };
}

export interface HouseSettings {
  readonly limits?: Partial<DirectLineLimits>;
  readonly tokenKey?: Uint8Array;
}

/** Direct Line on a server of its own, over the backend that lives in memory. */
export class ChatHouse {
  readonly url: string;
  readonly backend: MemoryBackend;
  readonly http: FastifyInstance;
  readonly clock: { now: number };
  readonly directLine: RunningDirectLine;
  readonly #sockets = new Set<Socket>();

  private constructor(
    url: string,
    backend: MemoryBackend,
    http: FastifyInstance,
    clock: { now: number },
    directLine: RunningDirectLine,
  ) {
    this.url = url;
    this.backend = backend;
    this.http = http;
    this.clock = clock;
    this.directLine = directLine;
    http.server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  static async open({ limits, tokenKey }: HouseSettings = {}): Promise<ChatHouse> {
    const clock = { now: Date.UTC(2026, 10, 16, 9) };
    const tell = () => clock.now;
    const backend = new MemoryBackend(tell, [
      channel('eastmere-police', policeHost, policeSecret),
      channel('northvale-council', 'https://www.northvale.example', 'northvale-channel-secret'),
    ]);
    const http = Fastify({ forceCloseConnections: true });
    const pages = { publicUrl: '', isOwnPage: (origin: string | undefined) => origin === pages.publicUrl };
    const directLine = await mountDirectLine(http, http.server, {
      backend,
      origins: pages,
      clock: tell,
      tokenKey: tokenKey ?? Buffer.alloc(32, 7),
      log: { error: (fields) => console.error(fields), warn: () => {} },
      limits: { speaking: generous, asking: generous, tokens: generous, files: generous, ...limits },
    });
    pages.publicUrl = await http.listen({ host: '127.0.0.1', port: 0 });
    return new ChatHouse(pages.publicUrl, backend, http, clock, directLine);
  }

  get domain(): string {
    return `${this.url}/v3/directline`;
  }

  async close(): Promise<void> {
    await this.directLine.stop();
    await this.http.close();
  }

  /** The server's ends of all connections, for a test that cuts them. */
  sockets(): readonly Socket[] {
    return [...this.#sockets];
  }

  /** Asks Direct Line; the body is JSON. */
  async call(method: 'GET' | 'POST', path: string, settings: CallSettings = {}): Promise<Answer> {
    const { token, origin, body } = settings;
    const response = await fetch(`${this.domain}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(origin !== undefined && { origin }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  /** A token for a chat that has not begun. */
  async token(key = 'eastmere-police'): Promise<string> {
    const { body } = await this.call('POST', '/tokens/generate', { body: { channel: key } });
    return body.token;
  }

  /** A chat that has begun. */
  async begin(key?: string): Promise<Begun> {
    const { body } = await this.call('POST', '/conversations', { token: await this.token(key), body: {} });
    return body as unknown as Begun;
  }
}

export interface CallSettings {
  readonly token?: string;
  readonly origin?: string;
  readonly body?: unknown;
}

export interface Begun {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Begun & {
    readonly id: string;
    readonly watermark: string;
    readonly activities: readonly SeenActivity[];
    readonly error: { readonly code: string; readonly message: string; readonly details?: Record<string, unknown> };
  };
}

export interface SeenActivity {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly value?: Record<string, unknown>;
  readonly text?: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role: string };
  readonly suggestedActions?: { readonly actions: readonly { readonly type: string; readonly value: string }[] };
  readonly attachments?: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly contentUrl?: string;
  }[];
  readonly channelData?: {
    readonly seq?: number;
    readonly author?: string;
    readonly clientActivityID?: string;
    readonly attachments?: readonly { readonly id: string; readonly scan: string }[];
  };
}
