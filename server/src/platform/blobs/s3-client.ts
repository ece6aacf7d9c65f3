import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { S3Location } from './s3-location.ts';

/** The store did not do what it was asked to. */
export class BlobStoreFailed extends Error {
  override readonly name = 'BlobStoreFailed';

  constructor(during: string, cause: string | Error) {
    super(`The blob store failed while ${during}.`, { cause });
  }
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

const answerWithinMs = 60_000;
/** 5xx and 429 are tried again, later each time. */
const retries = 3;

/** Signed requests to one bucket (AWS Signature Version 4, path style). */
export class S3Client {
  readonly #location: S3Location;
  readonly #client: AwsClient;

  constructor(location: S3Location) {
    this.#location = location;
    const { accessKeyId, secretAccessKey, region } = location;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries, initRetryMs: 100 });
  }

  /** Throws BlobStoreFailed for every answer but success and `404`. */
  async ask(during: string, { method, key, query, headers, body }: S3Request): Promise<Response> {
    const { endpoint, bucket, prefix } = this.#location;
    const url = new URL(`${endpoint}/${bucket}/${prefix}${key}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const response = await this.#client
      .fetch(url, {
        method,
        // The hash is signed, so that what arrives is what was sent.
        headers: { ...headers, 'x-amz-content-sha256': sha256(body ?? new Uint8Array()) },
        ...(body ? { body } : {}),
        signal: AbortSignal.timeout(answerWithinMs),
      })
      .catch((cause: Error) => {
        throw new BlobStoreFailed(during, cause);
      });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new BlobStoreFailed(during, `status ${response.status}`);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
