export type { BlobStore, ByteRange, ByteStream } from './blob-store.ts';
export { FilesystemBlobStore } from './filesystem-blob-store.ts';
export { openBlobStore } from './open-blob-store.ts';
export { BlobStoreFailed } from './s3-client.ts';
export { type SealedBlob, SealedBlobs } from './sealed-blobs.ts';
