import type { FastifyReply } from 'fastify';

/**
 * The cookie of our own pages: scripts cannot read it, no foreign page can send it, and over https the `__Host-`
 * prefix ties it to this very host.
 */
export class SessionCookie {
  readonly #name: string;
  readonly #secure: boolean;

  constructor(publicUrl: string) {
    this.#secure = new URL(publicUrl).protocol === 'https:';
    this.#name = this.#secure ? '__Host-switchboard_session' : 'switchboard_session';
  }

  set(reply: FastifyReply, token: string, expiresAt: number): void {
    reply.setCookie(this.#name, token, { ...this.#flags, expires: new Date(expiresAt) });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.#name, this.#flags);
  }

  /** The token in a Cookie header; undefined when it is not there exactly once. */
  read(header: string | undefined): string | undefined {
    const values = (header ?? '')
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part.startsWith(`${this.#name}=`));
    return values.length === 1 ? values[0]?.slice(this.#name.length + 1) : undefined;
  }

  get #flags() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.#secure } as const;
  }
}
