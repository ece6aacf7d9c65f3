import { type Bytes, concat, utf8 } from './bytes.ts';
import { SealBroken } from './seal-broken.ts';

export const tagBytes = 16;

/**
 * Closes and opens the chunks of one stream with its own key. The nonce is the chunk's number and whether it is the
 * last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so a chunk that is missing, doubled
 * or out of place does not open, nor does a stream that was cut short. Header and place are authenticated with each.
 */
export class ChunkCipher {
  readonly #key: Parameters<typeof crypto.subtle.encrypt>[1];
  readonly #bound: Bytes;

  private constructor(key: Parameters<typeof crypto.subtle.encrypt>[1], bound: Bytes) {
    this.#key = key;
    this.#bound = bound;
  }

  static async with(fileKey: Bytes, header: Bytes, place: string): Promise<ChunkCipher> {
    const key = await crypto.subtle.importKey('raw', fileKey, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return new ChunkCipher(key, concat(header, utf8(place)));
  }

  async seal(plain: Bytes, index: number, isLast: boolean): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.encrypt(this.#parameters(index, isLast), this.#key, plain));
  }

  /** Throws SealBroken unless this is chunk `index` of this stream, unaltered, and the last one if so said. */
  async open(sealed: Bytes, index: number, isLast: boolean): Promise<Bytes> {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(this.#parameters(index, isLast), this.#key, sealed));
    } catch (cause) {
      throw new SealBroken(`chunk ${index} was altered, moved, or the stream was cut short`, cause);
    }
  }

  #parameters(index: number, isLast: boolean) {
    const iv = new Uint8Array(12);
    const view = new DataView(iv.buffer);
    view.setUint32(3, Math.floor(index / 2 ** 32));
    view.setUint32(7, index % 2 ** 32);
    iv[11] = isLast ? 1 : 0;
    return { name: 'AES-GCM', iv, additionalData: this.#bound };
  }
}
