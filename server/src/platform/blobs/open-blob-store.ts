import type { BlobConfiguration } from '@switchboard/shared/configuration';
import type { BlobStore } from './blob-store.ts';
import { FilesystemBlobStore } from './filesystem-blob-store.ts';
import { S3BlobStore } from './s3-blob-store.ts';
import { s3Location } from './s3-location.ts';

/** The store that BLOB_URL names. */
export function openBlobStore(configuration: BlobConfiguration): BlobStore {
  if (configuration.store === 's3') return new S3BlobStore(s3Location(configuration.url));
  return new FilesystemBlobStore(configuration.folder);
}
