import { type Bytes, concat, utf8 } from './bytes.ts';
import { SealBroken } from './seal-broken.ts';
import { sealedBoxOverhead } from './sealed-box.ts';

/**
 * The beginning of every sealed stream: how it is cut, and its own key in a box for the organisation.
 *
 *   'SWBL' · version (1) · plain bytes in each chunk (4, big-endian) · key id (16, a UUID) · boxed key (80)
 */
export interface StreamHeader {
  readonly chunkBytes: number;
  /** Which of the organisation's keys opens the box. */
  readonly keyId: string;
  readonly boxedKey: Bytes;
}

const magic = utf8('SWBL');
const version = 1;
const keyBytes = 32;
export const headerBytes = 4 + 1 + 4 + 16 + keyBytes + sealedBoxOverhead;
const largestChunkBytes = 16 * 1024 * 1024;

export function encodeHeader({ chunkBytes, keyId, boxedKey }: StreamHeader): Bytes {
  const cut = new Uint8Array(5);
  cut[0] = version;
  new DataView(cut.buffer).setUint32(1, chunkBytes);
  return concat(magic, cut, uuidBytes(keyId), boxedKey);
}

/** Throws SealBroken when this is not the beginning of a sealed stream. */
export function decodeHeader(bytes: Bytes): StreamHeader {
  if (bytes.length < headerBytes) throw new SealBroken('it ends within its header');
  if (magic.some((byte, i) => bytes[i] !== byte) || bytes[4] !== version) throw new SealBroken('it has another form');
  const chunkBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(5);
  if (chunkBytes === 0 || chunkBytes > largestChunkBytes) throw new SealBroken('its chunks have no sensible size');
  return { chunkBytes, keyId: uuidText(bytes.slice(9, 25)), boxedKey: bytes.slice(25, headerBytes) };
}

function uuidBytes(id: string): Bytes {
  const bytes = Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (bytes.length !== 16) throw new Error('A key id is a UUID.');
  return bytes;
}

function uuidText(bytes: Bytes): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
