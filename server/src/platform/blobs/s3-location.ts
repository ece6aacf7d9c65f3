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
 * Reads `s3://key:secret@host/bucket/prefix?region=eu-west-2&endpoint=http://host:9000`, whose form the configuration
 * has checked. Key and secret are percent-encoded; `endpoint` is for services that are not at https://host.
 */
export function s3Location(blobUrl: Secret): S3Location {
  const url = new URL(blobUrl.reveal());
  const [bucket = '', ...folders] = url.pathname.split('/').filter((part) => part !== '');
  return {
    endpoint: new URL(url.searchParams.get('endpoint') ?? `https://${url.host}`).origin,
    bucket,
    prefix: folders.map((folder) => `${folder}/`).join(''),
    region: url.searchParams.get('region') ?? usualRegion,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}
