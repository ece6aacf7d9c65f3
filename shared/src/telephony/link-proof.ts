import { canonicalJson } from '../kernel/index.ts';
import type { NodeIdentity } from './link-messages.ts';

/** Everything said in one handshake. Both proofs cover all of it, so no part can be exchanged for another. */
export interface Handshake {
  readonly serverNonce: string;
  readonly nodeNonce: string;
  readonly node: NodeIdentity;
}

/** The side is part of what is signed: the server's proof cannot be sent back as a node's, nor the other way round. */
export type LinkSide = 'node' | 'server';

/** 32 random bytes in base64url. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** HMAC-SHA-256 (RFC 2104) of the handshake under the link secret, in hexadecimal. */
export async function proofOf(side: LinkSide, handshake: Handshake, secret: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), signedText(side, handshake));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the other side knows the secret. Takes the same time for every wrong proof. */
export async function isProof(proof: string, side: LinkSide, handshake: Handshake, secret: string): Promise<boolean> {
  const bytes = Uint8Array.from(proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify('HMAC', await keyOf(secret), bytes, signedText(side, handshake));
}

function keyOf(secret: string) {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function signedText(side: LinkSide, { serverNonce, nodeNonce, node }: Handshake): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson({ purpose: 'switchboard-link', side, serverNonce, nodeNonce, node }));
}
