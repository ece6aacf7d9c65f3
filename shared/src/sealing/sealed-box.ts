import { type Bytes, concat, utf8 } from './bytes.ts';
import { SealBroken } from './seal-broken.ts';

/**
 * A box anybody can close and only the holder of the private key can open: a fresh X25519 key (RFC 7748) agrees with
 * the recipient's public key on a secret, HKDF-SHA-256 (RFC 5869) makes a key of it, AES-256-GCM closes the box.
 * The key is used once, so its nonce may be zero.
 *
 *   box = one-time public key (32) · ciphertext · tag (16)
 */
const agreement = { name: 'X25519' } as const;
const purpose = utf8('switchboard sealed box 1');
const publicKeyBytes = 32;
export const sealedBoxOverhead = publicKeyBytes + 16;

export interface SealingKeyPair {
  /** 32 bytes, raw. */
  readonly publicKey: Bytes;
  /** PKCS #8 (RFC 8410). */
  readonly privateKey: Bytes;
}

export async function newSealingKeyPair(): Promise<SealingKeyPair> {
  const pair = (await crypto.subtle.generateKey(agreement, true, ['deriveBits'])) as {
    publicKey: Parameters<typeof crypto.subtle.exportKey>[1];
    privateKey: Parameters<typeof crypto.subtle.exportKey>[1];
  };
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) };
}

/** Closes a box for the recipient. `context` is not secret and must be the same when it is opened. */
export async function sealTo(recipient: Bytes, plain: Bytes, context: Bytes): Promise<Bytes> {
  const once = await newSealingKeyPair();
  const key = await boxKey(once.privateKey, recipient, concat(once.publicKey, recipient));
  const sealed = await crypto.subtle.encrypt(gcm(context), key, plain);
  return concat(once.publicKey, new Uint8Array(sealed));
}

/** Opens a box with the recipient's pair. Throws SealBroken when it was altered or is another's. */
export async function openSealed(recipient: SealingKeyPair, box: Bytes, context: Bytes): Promise<Bytes> {
  if (box.length < sealedBoxOverhead) throw new SealBroken('the box is too short');
  const oncePublic = box.slice(0, publicKeyBytes);
  try {
    const key = await boxKey(recipient.privateKey, oncePublic, concat(oncePublic, recipient.publicKey));
    return new Uint8Array(await crypto.subtle.decrypt(gcm(context), key, box.slice(publicKeyBytes)));
  } catch (cause) {
    throw new SealBroken('the box was altered or closed for another key', cause);
  }
}

function gcm(context: Bytes) {
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: context };
}

/** Both public keys go into the derivation, so a box belongs to exactly one pair of them. */
async function boxKey(privateKey: Bytes, publicKey: Bytes, bothPublicKeys: Bytes) {
  const mine = await crypto.subtle.importKey('pkcs8', privateKey, agreement, false, ['deriveBits']);
  const theirs = await crypto.subtle.importKey('raw', publicKey, agreement, false, []);
  const agreed = await crypto.subtle.deriveBits({ ...agreement, public: theirs }, mine, 256);
  const material = await crypto.subtle.importKey('raw', agreed, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: bothPublicKeys, info: purpose };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
