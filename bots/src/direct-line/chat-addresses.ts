import type { FastifyRequest } from 'fastify';
import type { OwnPages } from './direct-line-needs.ts';
import type { ActivityFrame } from './messages-as-activities.ts';
import type { ChatClaims, Tokens } from './tokens.ts';

export const directLinePath = '/v3/directline';

/** The absolute addresses handed to clients. */
export class ChatAddresses {
  readonly #origins: OwnPages;
  readonly #tokens: Tokens;

  constructor(origins: OwnPages, tokens: Tokens) {
    this.#origins = origins;
    this.#tokens = tokens;
  }

  stream(request: FastifyRequest, claims: ChatClaims, watermark: string): string {
    const query = new URLSearchParams({ watermark, t: this.#tokens.forStream(claims) });
    const base = this.#baseOf(request).replace(/^http/, 'ws');
    return `${base}${directLinePath}/conversations/${claims.conversationId}/stream?${query.toString()}`;
  }

  /** What activities of this chat are written with. File addresses are relative to the public origin. */
  frame(claims: ChatClaims, base: string): ActivityFrame {
    const { conversationId } = claims;
    return {
      conversationId,
      citizenId: claims.user,
      fileUrl: (attachmentId) => {
        const query = new URLSearchParams({ t: this.#tokens.forFile(claims, attachmentId) });
        return `${base}${directLinePath}/conversations/${conversationId}/attachments/${attachmentId}?${query.toString()}`;
      },
    };
  }

  frameFor(request: FastifyRequest, claims: ChatClaims): ActivityFrame {
    return this.frame(claims, this.#baseOf(request));
  }

  /** The address the caller used, when it is one of ours (localhost and 127.0.0.1 are two), else the public one. */
  #baseOf({ protocol, host }: FastifyRequest): string {
    return this.base(`${protocol}://${host}`);
  }

  base(asCalled: string): string {
    return this.#origins.isOwnPage(asCalled) ? asCalled : this.#origins.publicUrl;
  }
}
