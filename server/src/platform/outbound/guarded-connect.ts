import { isIP } from 'node:net';
import type { buildConnector } from 'undici';
import { OutboundRefused } from './outbound-refusal.ts';
import { isPublicAddress } from './public-address.ts';

/** Every address of a host name, in the order they should be tried. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface GuardedConnectNeeds {
  readonly resolve: Resolve;
  /** `host` or `host:port` of our own network that may be reached although its address is private. */
  readonly allow: readonly string[];
  /** Opens the connection; another one only in tests. */
  readonly connect: buildConnector.connector;
}

/**
 * Connects only to addresses that were judged, and judges at the moment of connecting: the name is resolved once, here,
 * and the connection goes to the very address that was found allowed. A name that answers differently a moment later
 * (DNS rebinding) gains nothing. When any of a name's addresses is not allowed, none is used.
 */
export function guardedConnect({ resolve, allow, connect }: GuardedConnectNeeds): buildConnector.connector {
  const allowed = new Set(allow.map((endpoint) => endpoint.toLowerCase()));
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '').toLowerCase();
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    const isOurs = allowed.has(host) || allowed.has(`${host}:${port}`) || allowed.has(`[${host}]:${port}`);
    judgedAddress(host, isOurs, resolve).then(
      // The certificate is still checked against the name: undici takes it from `host`, not from `hostname`.
      (address) => connect({ ...options, hostname: address }, callback),
      (error: Error) => callback(error, null),
    );
  };
}

async function judgedAddress(host: string, isOurs: boolean, resolve: Resolve): Promise<string> {
  const addresses = isIP(host) ? [host] : await resolved(host, resolve);
  const [first] = addresses;
  if (first === undefined) throw new OutboundRefused({ code: 'outbound/unreachable', host });
  if (!isOurs && !addresses.every(isPublicAddress)) {
    throw new OutboundRefused({ code: 'outbound/address-not-allowed', host });
  }
  return first;
}

async function resolved(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch {
    throw new OutboundRefused({ code: 'outbound/unreachable', host });
  }
}
