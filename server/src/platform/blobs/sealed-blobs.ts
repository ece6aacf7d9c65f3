import { buffer } from 'node:stream/consumers';
import { headerBytes, type OpenedStream, openStream, sealStream } from '@switchboard/shared/sealing';
import type { OrganisationKeys } from '../keys/index.ts';
import type { BlobStore, ByteRange, ByteStream } from './blob-store.ts';

export interface SealedBlob {
  /** Of the plain text. */
  readonly bytes: number;
  /** The plain bytes of the range, or all. Throws SealBroken at the first byte that is not as it was written. */
  read(range?: ByteRange): Promise<ByteStream>;
}

/**
 * An organisation's blobs, sealed to its key before they reach the store: no store and no disk sees plain text
 * (design §5). Each lies under its organisation, and opens only there.
 */
export class SealedBlobs {
  readonly #store: BlobStore;
  readonly #keys: Pick<OrganisationKeys, 'recipientFor' | 'pairOf'>;

  constructor(store: BlobStore, keys: Pick<OrganisationKeys, 'recipientFor' | 'pairOf'>) {
    this.#store = store;
    this.#keys = keys;
  }

  /** Keeps the content whole or not at all. `name` is unique in the organisation, such as `recordings/<id>`. */
  async put(organisationId: string, name: string, content: ByteStream): Promise<void> {
    const key = keyOf(organisationId, name);
    const recipient = await this.#keys.recipientFor(organisationId);
    await this.#store.put(key, sealStream(content, recipient, { place: key }));
  }

  /** Undefined when there is no such blob. Throws SealBroken when its header is not as it was written. */
  async open(organisationId: string, name: string): Promise<SealedBlob | undefined> {
    const key = keyOf(organisationId, name);
    const found = await this.#store.stat(key);
    if (!found) return undefined;
    const headerRange = { first: 0, last: Math.min(headerBytes, found.bytes) - 1 };
    const header = await this.#store.get(key, headerRange);
    if (!header) return undefined;
    const stream = await openStream(new Uint8Array(await buffer(header)), {
      place: key,
      sealedBytes: found.bytes,
      findKeyPair: (keyId) => this.#keys.pairOf(organisationId, keyId),
    });
    return { bytes: stream.plainBytes, read: (range) => this.#read(key, stream, range) };
  }

  async delete(organisationId: string, name: string): Promise<void> {
    await this.#store.delete(keyOf(organisationId, name));
  }

  async #read(key: string, stream: OpenedStream, range?: ByteRange): Promise<ByteStream> {
    const wanted = range ?? { first: 0, last: Math.max(stream.plainBytes - 1, 0) };
    const sealed = await this.#store.get(key, stream.sealedRange(wanted));
    if (!sealed) throw new Error('The blob was deleted while it was being read.');
    return stream.read(sealed, wanted);
  }
}

function keyOf(organisationId: string, name: string): string {
  return `${organisationId}/${name}`;
}
