import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback, type Secret } from '@switchboard/shared/configuration';

interface Reader {
  /** The address of the peer itself, after trusted proxies. */
  readonly remoteAddress: string;
  readonly authorization: string | undefined;
}

/** /metrics opens to this machine, and to whoever holds METRICS_TOKEN when it is set (design §8). */
export function mayReadMetrics({ remoteAddress, authorization }: Reader, token: Secret | undefined): boolean {
  if (isLoopback(remoteAddress.replace(/^::ffff:/, ''))) return true;
  return token !== undefined && isSameText(authorization ?? '', `Bearer ${token.reveal()}`);
}

/** Compares hashes, so that neither content nor length shows in the time it takes. */
function isSameText(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
