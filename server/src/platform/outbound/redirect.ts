import type { OutboundRequest } from './outbound-request.ts';

const redirects = new Set([301, 302, 303, 307, 308]);
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Where an answer points, or undefined when it is no redirect. Throws nothing: an unreadable address points nowhere. */
export function redirectTarget(status: number, location: string | undefined, from: URL): URL | undefined {
  if (!redirects.has(status) || location === undefined || !URL.canParse(location, from.href)) return undefined;
  return new URL(location, from);
}

/** The request that follows a redirect (RFC 9110 §15.4): what was meant for one origin does not go to another. */
export function followed(request: OutboundRequest, status: number, from: URL, to: URL): OutboundRequest {
  const { body, ...rest } = request;
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  const headers = Object.entries(request.headers ?? {}).filter(([name]) => {
    const lower = name.toLowerCase();
    if (becomesGet && lower.startsWith('content-')) return false;
    return from.origin === to.origin || !secretHeaders.has(lower);
  });
  const next = { ...rest, url: to.href, headers: Object.fromEntries(headers) };
  if (becomesGet) return { ...next, method: 'GET' };
  return body === undefined ? next : { ...next, body };
}
