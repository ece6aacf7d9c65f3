import { z } from 'zod';
import type { Instant } from './clock.ts';
import { hexOf, randomBytes } from './random.ts';

/** An identifier that knows what it identifies: a TeamId cannot be handed in where a UserId is wanted. */
export type Id<Of extends string> = string & { readonly __idOf?: Of };

/** Every id on the wire and in storage is a UUIDv7 in lower case (RFC 9562 §5.7). */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'must be an id (UUIDv7, lower case)');

export function idOf<Of extends string>(_of: Of): z.ZodType<Id<Of>, string> {
  return idSchema as unknown as z.ZodType<Id<Of>, string>;
}

let lastAt = 0;
let lastCount = 0;

/**
 * A new UUIDv7 for the given moment. Ids made by one process rise strictly, also within one millisecond
 * (RFC 9562 §6.2, method 1: the 12 bits after the version are a counter), so that they index well.
 */
export function newId(now: Instant): string {
  const bytes = randomBytes();
  const at = now > lastAt ? now : lastAt;
  lastCount = at === lastAt ? lastCount + 1 : ((bytes[6]! & 0x03) << 8) | bytes[7]!;
  lastAt = at;
  if (lastCount > 0xfff) {
    lastCount = 0;
    lastAt += 1;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(lastAt / 0x10000));
  view.setUint16(4, lastAt % 0x10000);
  view.setUint16(6, 0x7000 | lastCount);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = hexOf(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
