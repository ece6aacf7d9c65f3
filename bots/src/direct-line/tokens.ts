import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type Clock, type Instant, minutes, seconds } from '@switchboard/shared/kernel';
import { z } from 'zod';

const claimsSchema = z.strictObject({
  /** What it opens: the chat itself, one stream of it, or one file of it. None opens what another does. */
  use: z.enum(['chat', 'stream', 'file']),
  organisationId: z.string(),
  channelId: z.string(),
  /** The citizen. Named `user` because clients of Direct Line look for it there. */
  user: z.string(),
  /** What the conversation is called until it begins; beginning it twice under this name is beginning it once. */
  startId: z.string(),
  /** Null until the conversation has begun. */
  conversationId: z.string().nullable(),
  /** Of a file token: which file. */
  attachmentId: z.string().nullable(),
  /** Seconds since 1970 (RFC 7519 §4.1.4). */
  exp: z.int(),
});
export type TokenClaims = z.infer<typeof claimsSchema>;

/** The claims of a token that has begun its conversation. */
export type ChatClaims = TokenClaims & { readonly conversationId: string };

export type ReadToken =
  | { readonly state: 'valid'; readonly claims: TokenClaims }
  /** Ours, but its time is over: it opens nothing, and still says whose pages may be told so. */
  | { readonly state: 'expired'; readonly claims: TokenClaims }
  | { readonly state: 'unknown' };

export const chatTokenSeconds = minutes(30) / seconds(1);
const streamTokenSeconds = 60;
/** A picture stays on the citizen's page longer than her token lasts. */
const fileTokenSeconds = 12 * 60 * 60;
const longestToken = 2_048;
const header = encode({ alg: 'HS256', typ: 'JWT' });

/** The tokens of Direct Line: JSON Web Tokens (RFC 7519) with HMAC-SHA-256, alike on every node that has the key. */
export class Tokens {
  readonly #key: KeyObject;
  readonly #clock: Clock;

  constructor(key: Uint8Array, clock: Clock) {
    // Made once: with bare bytes each signature costs four times as much.
    this.#key = createSecretKey(key);
    this.#clock = clock;
  }

  /** Opens the chat for half an hour; refreshing gives another one. */
  forChat(claims: Omit<TokenClaims, 'use' | 'exp' | 'attachmentId'>): string {
    return this.#issue({ ...claims, use: 'chat', attachmentId: null }, chatTokenSeconds);
  }

  /** Opens a stream of this one conversation within a minute. */
  forStream(claims: ChatClaims): string {
    return this.#issue({ ...claims, use: 'stream', attachmentId: null }, streamTokenSeconds);
  }

  /** Opens one file of this one conversation, for pages that cannot send a header with an image. */
  forFile(claims: ChatClaims, attachmentId: string): string {
    return this.#issue({ ...claims, use: 'file', attachmentId }, fileTokenSeconds);
  }

  read(token: string): ReadToken {
    const claims = this.#claimsOf(token);
    if (!claims) return { state: 'unknown' };
    return { state: secondsOf(this.#clock()) < claims.exp ? 'valid' : 'expired', claims };
  }

  #issue(claims: Omit<TokenClaims, 'exp'>, lifeSeconds: number): string {
    const signed = `${header}.${encode({ ...claims, exp: secondsOf(this.#clock()) + lifeSeconds })}`;
    return `${signed}.${this.#signatureOf(signed).toString('base64url')}`;
  }

  /** Only our own header is accepted, so that no token chooses how it is judged (RFC 8725 §3.1). */
  #claimsOf(token: string): TokenClaims | undefined {
    if (token.length > longestToken) return undefined;
    const [head, body, signature, ...more] = token.split('.');
    if (head !== header || !body || !signature || more.length > 0) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const ours = this.#signatureOf(`${head}.${body}`);
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) return undefined;
    return claimsSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data;
  }

  #signatureOf(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function secondsOf(at: Instant): number {
  return Math.floor(at / seconds(1));
}
