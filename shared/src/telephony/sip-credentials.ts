import { hexOf } from '../kernel/index.ts';

/**
 * How a desk signs in to the SIP edge for a short time, without anything being stored: the user name says who, for which
 * desk epoch and until when; the password is an HMAC-SHA-256 (RFC 2104) of it. The server makes it, the edge computes it
 * again, since both hold LINK_SECRET. The key is derived from LINK_SECRET for this purpose alone.
 */
export interface DeskSignIn {
  readonly userId: string;
  /** Grows with each take-over of the desk; the edge prefers the highest it has seen for a user. */
  readonly deskEpoch: number;
  /** Milliseconds UTC. */
  readonly expiresAt: number;
}

const form = /^desk\.([\da-f-]{36})\.(\d{1,15})\.(\d{1,15})$/;

export function sipUserNameOf({ userId, deskEpoch, expiresAt }: DeskSignIn): string {
  return `desk.${userId}.${deskEpoch}.${expiresAt}`;
}

/** Undefined for a name we did not make. Whether it has expired is for the caller, who has the clock. */
export function deskSignInOf(userName: string): DeskSignIn | undefined {
  const [, userId, deskEpoch, expiresAt] = form.exec(userName) ?? [];
  if (userId === undefined) return undefined;
  return { userId, deskEpoch: Number(deskEpoch), expiresAt: Number(expiresAt) };
}

/** The password for a user name, in hexadecimal. Never log it. */
export async function sipPasswordOf(userName: string, linkSecret: string): Promise<string> {
  const bytes = new TextEncoder();
  const derived = await hmac(bytes.encode(linkSecret), bytes.encode('switchboard-sip-credentials-1'));
  return hexOf(new Uint8Array(await hmac(new Uint8Array(derived), bytes.encode(userName))));
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, text);
}
