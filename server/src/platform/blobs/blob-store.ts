import type { ByteRange } from '@switchboard/shared/sealing';

export type { ByteRange };

/** A stretch of bytes on its way. Read it to the end or return it, so that what it holds is let go. */
export type ByteStream = AsyncIterable<Uint8Array>;

/**
 * Where large things are kept, under a key, each written once and read whole or in part. A store keeps what it is
 * given: sealing comes before it (sealed-blobs.ts).
 */
export interface BlobStore {
  /**
   * Keeps the stream whole or not at all; resolves when it would survive a power cut. When the stream throws, or the
   * process dies, nothing is seen under the key. A second blob under the same key replaces the first.
   */
  put(key: string, content: ByteStream): Promise<void>;
  /** The bytes of the range, or all; undefined when there is no such blob. The range must lie within the blob. */
  get(key: string, range?: ByteRange): Promise<ByteStream | undefined>;
  /** Size in bytes; undefined when there is no such blob. */
  stat(key: string): Promise<{ readonly bytes: number } | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

const longestKey = 512;
const form = /^[a-z\d][a-z\d_-]*(\/[a-z\d][a-z\d_-]*){0,7}$/;

/** Throws unless this is a key: names of lower-case letters, digits, `-` and `_`, between slashes. No dots, so no way up. */
export function checkBlobKey(key: string): void {
  if (key.length > longestKey || !form.test(key)) throw new Error('A blob key has a form that is not allowed.');
}
