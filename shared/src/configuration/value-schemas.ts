import { z } from 'zod';
import { Secret } from './secret.ts';

/** How the text of one environment variable becomes a value. Every schema here takes a string. */

export const text = z.string().min(1);

export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));

/** An absolute URL with one of the schemes, given with their colon (`https:`). */
export function url(...schemes: readonly string[]) {
  return z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol));
}

/** `tcp://host:port`, nothing else. */
export const tcpAddress = z
  .string()
  .refine((value) => isTcpAddress(value))
  .transform((value) => {
    const { hostname, port: number } = new URL(value);
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(number) };
  });

function isTcpAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, port: number, pathname, search, hash, username } = new URL(value);
  if (protocol !== 'tcp:' || hostname === '' || number === '') return false;
  return /^\/?$/.test(pathname) && search === '' && hash === '' && username === '';
}

/** Scheme and host only: paths would be lost when pages build links, so they are refused, not dropped. */
export const origin = z
  .string()
  .refine((value) => isOrigin(value))
  .transform((value) => new URL(value).origin);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === '';
}

export const secret = z
  .string()
  .min(1)
  .transform((value) => new Secret(value));

export function secretOfAtLeast(characters: number) {
  return z
    .string()
    .min(characters)
    .transform((value) => new Secret(value));
}

export function secretUrl(...schemes: readonly string[]) {
  return url(...schemes).transform((value) => new Secret(value));
}

/** Exactly 32 bytes, in base64, base64url or hexadecimal. */
export const key256 = z
  .string()
  .refine((value) => /^[\da-f]{64}$/i.test(value) || /^[\w+/-]{43}=?$/.test(value))
  .transform((value) => new Secret(value));

/** A list separated by commas; blanks around the parts do not count. */
export function listOf<Item>(item: z.ZodType<Item, string>) {
  return z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item).min(1));
}

/** `first-last`, both ends included; RTP takes an even port and the odd one above it (RFC 3550 §11). */
export const portRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/)
  .transform((value) => {
    const [first = 0, last = 0] = value.split('-').map(Number);
    return { first, last };
  })
  .refine(({ first, last }) => first >= 1024 && last <= 65_535 && last > first);

/** How many proxies stand in front, or which addresses they have. "true" is refused: it would believe any caller. */
export const trustedProxies = z.union([
  z.literal('off').transform(() => false as const),
  z
    .string()
    .regex(/^[1-9]$/)
    .transform(Number),
  listOf(z.string().regex(/^(loopback|linklocal|uniquelocal|[\d.]+(\/\d{1,2})?|[\da-f:]*:[\da-f:.]*(\/\d{1,3})?)$/i)),
]);

/** `host` or `host:port`, as the allow-list of internal endpoints names them. */
export const endpoint = z.string().regex(/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i);
