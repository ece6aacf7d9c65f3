import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { CitizenPass, WebchatBackend, WebchatChannel } from '@switchboard/shared/webchat';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OwnPages } from './direct-line-needs.ts';
import type { ChatClaims, TokenClaims, Tokens } from './tokens.ts';

export interface CallersNeeds {
  readonly backend: WebchatBackend;
  readonly origins: OwnPages;
  readonly tokens: Tokens;
}

const notValid = { code: 'conversation/token-not-valid' } as const;

/** Settles who calls, from which page, and tells the browser which page may read the answer. */
export class Callers {
  readonly #needs: CallersNeeds;

  constructor(needs: CallersNeeds) {
    this.#needs = needs;
  }

  /** The claims of the bearer's chat token, if this page may use it. */
  async claims(request: FastifyRequest, reply: FastifyReply): Promise<Result<TokenClaims, Refusal>> {
    const token = bearerOf(request.headers.authorization);
    const read = token === undefined ? ({ state: 'unknown' } as const) : this.#needs.tokens.read(token);
    if (read.state === 'unknown' || read.claims.use !== 'chat') {
      if (this.#needs.origins.isOwnPage(request.headers.origin)) letRead(reply, request.headers.origin);
      return refused(notValid);
    }
    const { origin } = request.headers;
    if (!this.#isOurs(origin)) {
      const page = await this.page(request, reply, await this.#needs.backend.channelById(read.claims.channelId));
      if (!page.ok) return page;
    }
    letRead(reply, origin);
    return read.state === 'valid' ? accepted(read.claims) : refused(notValid);
  }

  /** The same for a conversation that is named in the address and has begun: a token opens its own and no other. */
  async chat(request: FastifyRequest, reply: FastifyReply): Promise<Result<ChatClaims, Refusal>> {
    const claims = await this.claims(request, reply);
    if (!claims.ok) return claims;
    const { id } = request.params as { id: string };
    return chatOf(claims.value, id);
  }

  /** The channel, if the page that calls may use it; an absent Origin is a program or an app, which needs none. */
  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    channel: WebchatChannel | undefined,
  ): Promise<Result<WebchatChannel, Refusal>> {
    const { origin } = request.headers;
    if (!channel) {
      if (this.#needs.origins.isOwnPage(origin)) letRead(reply, origin);
      return refused({ code: 'channel/not-found' });
    }
    if (!this.mayUse(channel, origin)) return refused({ code: 'channel/foreign-host' });
    if (origin !== undefined) letRead(reply, origin);
    return accepted(channel);
  }

  /** No page at all, or one of this server: it needs no channel's leave. */
  #isOurs(origin: string | undefined): boolean {
    return origin === undefined || this.#needs.origins.isOwnPage(origin);
  }

  mayUse(channel: WebchatChannel, origin: string | undefined): boolean {
    return this.#isOurs(origin) || channel.hosts.some((host) => isHost(host, origin ?? ''));
  }
}

/** `https://*.eastmere.example` stands for every host below that name, and not for the name itself (as in a CSP). */
function isHost(host: string, origin: string): boolean {
  const [scheme, below] = host.split('//*');
  if (below === undefined) return host === origin;
  return origin.startsWith(`${scheme}//`) && origin.endsWith(below) && origin.length > host.length - 1;
}

/** Does the token open the conversation of this name? It is known by its beginning's name and by its own. */
export function chatOf(claims: TokenClaims, id: string): Result<ChatClaims, Refusal> {
  const { conversationId, startId } = claims;
  if (id !== conversationId && id !== startId) return refused(notValid);
  if (conversationId === null) return refused({ code: 'conversation/not-found' });
  return accepted({ ...claims, conversationId });
}

export function passOf({ organisationId, channelId, user, conversationId }: ChatClaims): CitizenPass {
  return { organisationId, channelId, citizenId: user, conversationId };
}

export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** No cookies are ever involved: what opens a chat is the token alone. */
function letRead(reply: FastifyReply, origin: string | undefined): void {
  if (origin === undefined) return;
  reply.header('Access-Control-Allow-Origin', origin).header('Vary', 'Origin');
  reply.header('Access-Control-Expose-Headers', 'Retry-After');
}
