import type { Secret } from '@switchboard/shared/configuration';

/** An S3-style bucket and the account that uses it. */
export interface S3Location {
  /** Origin of the service. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Put before every key; empty or ending in a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const usualRegion = 'eu-west-2';

/**
 * Reads `s3://key:secret@host/bucket/prefix?region=eu-west-2&endpoint=http://host:9000`. Key and secret are
 * percent-encoded; `endpoint` is for services that are not at https://host. Throws one sentence, without the secret.
 */
export function s3Location(blobUrl: Secret): S3Location {
  const url = new URL(blobUrl.reveal());
  const [bucket = '', ...folders] = url.pathname.split('/').filter((part) => part !== '');
  const endpoint = url.searchParams.get('endpoint') ?? `https://${url.host}`;
  if (!bucket || !url.username || !url.password || !URL.canParse(endpoint)) {
    throw new Error(
      'BLOB_URL must have the form s3://key:secret@host/bucket, with an optional ?region= and &endpoint=.',
    );
  }
  return {
    endpoint: new URL(endpoint).origin,
    bucket,
    prefix: folders.map((folder) => `${folder}/`).join(''),
    region: url.searchParams.get('region') ?? usualRegion,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}
