import { type Bytes, randomBytes, utf8 } from './bytes.ts';
import { ChunkCipher, tagBytes } from './chunk-cipher.ts';
import { type Piece, regroup } from './regroup.ts';
import { SealBroken } from './seal-broken.ts';
import { openSealed, type SealingKeyPair, sealTo } from './sealed-box.ts';
import { decodeHeader, encodeHeader, headerBytes } from './stream-header.ts';

/** For whom a stream is sealed: a public key is enough, so the writer need not be able to read (design §5). */
export interface SealingRecipient {
  readonly keyId: string;
  readonly publicKey: Bytes;
}

/** Finds the pair a stream was sealed for. */
export type FindKeyPair = (keyId: string) => Promise<SealingKeyPair>;

/** Plain bytes in a chunk unless the writer says otherwise; a recorder takes what it records in a second. */
export const usualChunkBytes = 64 * 1024;

/** Both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Seals a stream under a key of its own. `place` is where it will be kept: it is authenticated, so that a stream put
 * elsewhere does not open. The plain text is held in memory only, two chunks at most.
 */
export async function* sealStream(
  plain: AsyncIterable<Uint8Array>,
  recipient: SealingRecipient,
  { place, chunkBytes = usualChunkBytes }: { place: string; chunkBytes?: number },
): AsyncGenerator<Bytes> {
  const fileKey = randomBytes(32);
  const boxedKey = await sealTo(recipient.publicKey, fileKey, utf8(place));
  const header = encodeHeader({ chunkBytes, keyId: recipient.keyId, boxedKey });
  const cipher = await ChunkCipher.with(fileKey, header, place);
  yield header;
  let index = 0;
  for await (const { bytes, isLast } of regroup(plain, chunkBytes)) {
    yield await cipher.seal(bytes, index, isLast);
    index += 1;
  }
}

/** What is needed to read a part of a sealed stream: its key, and which sealed bytes hold which plain ones. */
export interface OpenedStream {
  readonly plainBytes: number;
  /** The sealed bytes that must be fetched to read these plain bytes. */
  sealedRange(plain: ByteRange): ByteRange;
  /** Opens what was fetched for this very range. Throws SealBroken at the first chunk that does not open. */
  read(sealed: AsyncIterable<Uint8Array>, plain: ByteRange): AsyncGenerator<Bytes>;
}

/** Takes the header off a sealed stream of so many bytes and opens its key. Throws SealBroken. */
export async function openStream(
  header: Bytes,
  { place, sealedBytes, findKeyPair }: { place: string; sealedBytes: number; findKeyPair: FindKeyPair },
): Promise<OpenedStream> {
  const { chunkBytes, keyId, boxedKey } = decodeHeader(header);
  const fileKey = await openSealed(await findKeyPair(keyId), boxedKey, utf8(place));
  const cipher = await ChunkCipher.with(fileKey, header.slice(0, headerBytes), place);
  const step = chunkBytes + tagBytes;
  const body = sealedBytes - headerBytes;
  const chunks = Math.ceil(body / step);
  const plainBytes = body - chunks * tagBytes;
  if (chunks < 1 || plainBytes < 0) throw new SealBroken('it was cut short');
  const chunkOf = (at: number) => Math.min(Math.floor(at / chunkBytes), chunks - 1);
  return {
    plainBytes,
    sealedRange: ({ first, last }) => ({
      first: headerBytes + chunkOf(first) * step,
      last: Math.min(headerBytes + (chunkOf(last) + 1) * step, sealedBytes) - 1,
    }),
    async *read(sealed, { first, last }) {
      const from = chunkOf(first);
      let index = from;
      for await (const { bytes } of nonEmpty(regroup(sealed, step))) {
        const plain = await cipher.open(bytes, index, index === chunks - 1);
        const start = index * chunkBytes;
        yield plain.slice(Math.max(first - start, 0), last - start + 1);
        index += 1;
      }
      if (index !== chunkOf(last) + 1) throw new SealBroken('it was cut short');
    },
  };
}

async function* nonEmpty(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  for await (const piece of pieces) if (piece.bytes.length > 0) yield piece;
}
