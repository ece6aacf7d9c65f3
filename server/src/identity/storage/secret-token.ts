import { createHash, randomBytes } from 'node:crypto';

/** What a secret opens stands in front of it, so that a leaked one can be told by a scanner. */
export type TokenKind = 'session' | 'short' | 'api' | 'link';

const prefixes = { session: 'sbs_', short: 'sbr_', api: 'sba_', link: '' } as const satisfies Record<TokenKind, string>;

/** A secret of 256 random bits and the hash under which it is kept. The secret itself is never stored. */
export function newSecretToken(kind: TokenKind): { token: string; hash: string } {
  const token = prefixes[kind] + randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** Unsalted on purpose: the secret is random and long, and is looked up by this. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function kindOfToken(token: string): TokenKind | null {
  const kinds = Object.entries(prefixes) as [TokenKind, string][];
  const kind = kinds.find(([, prefix]) => prefix !== '' && token.startsWith(prefix))?.[0];
  return kind && /^[A-Za-z0-9_-]{43}$/.test(token.slice(prefixes[kind].length)) ? kind : null;
}
