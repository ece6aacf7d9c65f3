import type { IncomingHttpHeaders } from 'node:http';
import type { Origins } from '../http/origins.ts';
import type { Credentials } from '../operations/authenticator.ts';

/**
 * Whether a page may open a live link at all. A browser names the page's origin on every WebSocket and on every
 * cross-site request; where it does not, it still says that the request is from the same origin (Fetch Metadata).
 */
export function mayOpenLink(headers: IncomingHttpHeaders, origins: Origins): boolean {
  if (headers.origin !== undefined) return origins.mayCall(headers.origin);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

/** A token speaks for itself; a cookie is believed only from a page of ours, because a browser sends it by itself. */
export function credentialsOf(headers: IncomingHttpHeaders, token: string | undefined, origins: Origins): Credentials {
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  const fromOwnPage =
    headers.origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : origins.isOwnPage(headers.origin);
  return fromOwnPage ? { cookie: headers.cookie } : {};
}
