import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '@switchboard/shared/configuration';
import { bytesOfKey } from '../configuration/index.ts';

/** DATA_KEY does not open what it should have closed: another DATA_KEY was used when the database was made. */
export class DataKeyDoesNotFit extends Error {
  override readonly name = 'DataKeyDoesNotFit';

  constructor(cause: unknown) {
    super(
      'DATA_KEY is not the key this database was made with: set the one from the backup, or put its file back into DATA_DIR.',
      { cause },
    );
  }
}

const nonceBytes = 12;
const tagBytes = 16;

/** A key of 32 bytes made from DATA_KEY for one purpose: the same on every node and after a restart, and no clue to another. */
export function derivedKey(dataKey: Secret, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytesOfKey(dataKey), '', `switchboard ${purpose}`, 32));
}

/** Wraps keys under DATA_KEY with AES-256-GCM: nonce (12) · tag (16) · ciphertext. */
export class KeyWrapping {
  readonly #key: Buffer;

  /** `purpose` separates the keys made from one DATA_KEY: what is wrapped for one does not open for another. */
  constructor(dataKey: Secret, purpose: string) {
    this.#key = derivedKey(dataKey, purpose);
  }

  /** `owner` says whose key it is; the same must be said to unwrap it. */
  wrap(plain: Uint8Array, owner: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws DataKeyDoesNotFit. */
  unwrap(wrapped: Uint8Array, owner: string): Uint8Array<ArrayBuffer> {
    try {
      const nonce = wrapped.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(wrapped.subarray(nonceBytes, nonceBytes + tagBytes));
      const plain = Buffer.concat([decipher.update(wrapped.subarray(nonceBytes + tagBytes)), decipher.final()]);
      return new Uint8Array(plain);
    } catch (cause) {
      throw new DataKeyDoesNotFit(cause);
    }
  }
}
