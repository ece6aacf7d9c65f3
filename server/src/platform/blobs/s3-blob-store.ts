import { type Piece, regroup } from '@switchboard/shared/sealing';
import { type BlobStore, type ByteRange, type ByteStream, checkBlobKey } from './blob-store.ts';
import { BlobStoreFailed, S3Client } from './s3-client.ts';
import type { S3Location } from './s3-location.ts';

/** Larger blobs go up in parts of this size (S3 asks for at least 5 MiB); one part is held in memory. */
const partBytes = 8 * 1024 * 1024;

/** Blobs in an S3-style bucket. Such stores show a blob only when it is complete. */
export class S3BlobStore implements BlobStore {
  readonly #client: S3Client;

  constructor(location: S3Location) {
    this.#client = new S3Client(location);
  }

  async put(key: string, content: ByteStream): Promise<void> {
    checkBlobKey(key);
    const parts = regroup(content, partBytes);
    const first = await parts.next();
    if (first.done) throw new Error('A stream is cut into one piece at least.');
    if (first.value.isLast) await this.#putWhole(key, first.value);
    else await this.#putInParts(key, chained(first.value, parts));
  }

  async get(key: string, range?: ByteRange): Promise<ByteStream | undefined> {
    checkBlobKey(key);
    const headers = range ? { range: `bytes=${range.first}-${range.last}` } : {};
    const response = await this.#client.ask('reading a blob', { method: 'GET', key, headers });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    if (range && response.status !== 206)
      throw new BlobStoreFailed('reading a part of a blob', 'ranges are not served');
    return response.body ?? emptyStream();
  }

  async stat(key: string): Promise<{ readonly bytes: number } | undefined> {
    checkBlobKey(key);
    const response = await this.#client.ask('looking for a blob', { method: 'HEAD', key });
    return response.status === 404 ? undefined : { bytes: Number(response.headers.get('content-length')) };
  }

  async delete(key: string): Promise<void> {
    checkBlobKey(key);
    const response = await this.#client.ask('deleting a blob', { method: 'DELETE', key });
    await response.body?.cancel();
  }

  async #putWhole(key: string, { bytes }: Piece): Promise<void> {
    const response = await this.#client.ask('writing a blob', { method: 'PUT', key, body: bytes });
    await response.body?.cancel();
    if (response.status === 404) throw new BlobStoreFailed('writing a blob', 'there is no such bucket');
  }

  async #putInParts(key: string, parts: AsyncIterable<Piece>): Promise<void> {
    const begun = await this.#client.ask('beginning a large blob', { method: 'POST', key, query: { uploads: '' } });
    const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(await begun.text())?.[1];
    if (!uploadId) throw new BlobStoreFailed('beginning a large blob', 'no upload id in the answer');
    try {
      const tags: string[] = [];
      for await (const part of parts) tags.push(await this.#putPart(key, uploadId, tags.length + 1, part));
      await this.#complete(key, uploadId, tags);
    } catch (error) {
      await this.#client
        .ask('giving up a large blob', { method: 'DELETE', key, query: { uploadId } })
        .catch(() => undefined);
      throw error;
    }
  }

  async #putPart(key: string, uploadId: string, partNumber: number, { bytes }: Piece): Promise<string> {
    const query = { uploadId, partNumber: String(partNumber) };
    const response = await this.#client.ask('writing a part of a blob', { method: 'PUT', key, query, body: bytes });
    await response.body?.cancel();
    const tag = response.headers.get('etag');
    if (!tag) throw new BlobStoreFailed('writing a part of a blob', `status ${response.status}`);
    return tag;
  }

  /** The answer may be 200 and still tell of a failure in its body. */
  async #complete(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
    const parts = tags.map((tag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`);
    const body = new TextEncoder().encode(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const response = await this.#client.ask('completing a blob', { method: 'POST', key, query: { uploadId }, body });
    const text = await response.text();
    if (!text.includes('<CompleteMultipartUploadResult'))
      throw new BlobStoreFailed('completing a blob', text.slice(0, 200));
  }
}

async function* chained(first: Piece, rest: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  yield first;
  yield* rest;
}

async function* emptyStream(): AsyncGenerator<Uint8Array> {}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
