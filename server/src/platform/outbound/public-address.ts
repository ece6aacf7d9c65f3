import ipaddr from 'ipaddr.js';

/** Addresses that are public by their range and yet answer with a machine's own secrets (Azure's platform endpoint). */
const metadata = new Set(['168.63.129.16']);

/**
 * Whether an address is one anybody on the internet could have: not loopback, private, link-local (where cloud
 * metadata lives), carrier-grade NAT, multicast, documentation or reserved (RFC 6890), and no such IPv4 address
 * wrapped in an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` takes an IPv4-mapped address for the IPv4 address that it is.
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !metadata.has(parsed.toString());
}
