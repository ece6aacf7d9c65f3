import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Account, whyNotSigned } from './signature-v4.ts';

/** The least S3 asks of every part but the last. */
const leastPartBytes = 5 * 1024 * 1024;

/** A bucket on loopback that speaks the part of S3 the blob store uses and checks every signature. */
export interface S3ServerForTests {
  readonly endpoint: string;
  readonly blobs: ReadonlyMap<string, Buffer>;
  /** Uploads begun and neither completed nor given up. */
  readonly openUploads: () => number;
  /** Answers so many of the next requests with 503 before their turn. */
  failNext(count: number): void;
  readonly refusals: readonly string[];
  close(): Promise<void>;
}

export async function startS3Server(bucket: string, account: Account): Promise<S3ServerForTests> {
  const contents = new Contents();
  const refusals: string[] = [];
  let failures = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (failures > 0) {
      failures -= 1;
      return answer(response, 503);
    }
    const refusal = whyNotSigned(request, body, account);
    if (refusal) {
      refusals.push(refusal);
      return answer(response, 403, {}, `<Error><Code>${refusal}</Code></Error>`);
    }
    const url = new URL(request.url ?? '', 'http://host');
    if (!url.pathname.startsWith(`/${bucket}/`)) return answer(response, 404);
    contents.serve(decodeURIComponent(url.pathname.slice(bucket.length + 2)), { request, response, url, body });
  };
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    blobs: contents.blobs,
    openUploads: () => contents.uploads.size,
    failNext: (count) => {
      failures = count;
    },
    refusals,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: Buffer;
}

class Contents {
  readonly blobs = new Map<string, Buffer>();
  readonly uploads = new Map<string, Map<number, Buffer>>();

  serve(key: string, exchange: Exchange): void {
    const { request, url, response, body } = exchange;
    const uploadId = url.searchParams.get('uploadId');
    if (request.method === 'POST' && url.searchParams.has('uploads')) return this.#begin(response);
    if (uploadId !== null) return this.#serveUpload(key, uploadId, exchange);
    if (request.method === 'PUT') {
      this.blobs.set(key, body);
      return answer(response, 200, { etag: tagOf(body) });
    }
    if (request.method === 'DELETE') {
      this.blobs.delete(key);
      return answer(response, 204);
    }
    this.#read(this.blobs.get(key), exchange);
  }

  #read(blob: Buffer | undefined, { request, response }: Exchange): void {
    if (!blob) return answer(response, 404);
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const [first, last] = range ? [Number(range[1]), Number(range[2])] : [0, blob.length - 1];
    const part = blob.subarray(first, last + 1);
    response.writeHead(range ? 206 : 200, { 'content-length': part.length });
    response.end(request.method === 'HEAD' ? undefined : part);
  }

  #begin(response: ServerResponse): void {
    const uploadId = randomUUID();
    this.uploads.set(uploadId, new Map());
    answer(
      response,
      200,
      {},
      `<InitiateMultipartUploadResult><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`,
    );
  }

  #serveUpload(key: string, uploadId: string, { request, response, url, body }: Exchange): void {
    const parts = this.uploads.get(uploadId);
    if (!parts) return answer(response, 404, {}, '<Error><Code>NoSuchUpload</Code></Error>');
    if (request.method === 'DELETE') {
      this.uploads.delete(uploadId);
      return answer(response, 204);
    }
    if (request.method === 'PUT') {
      parts.set(Number(url.searchParams.get('partNumber')), body);
      return answer(response, 200, { etag: tagOf(body) });
    }
    const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
    const chosen = named.map(([, number, tag]) => ({
      part: parts.get(Number(number)),
      tag: tag?.replaceAll('&quot;', '"'),
    }));
    const isWhole = chosen.every(({ part, tag }) => part !== undefined && tagOf(part) === tag);
    const isLargeEnough = chosen.slice(0, -1).every(({ part }) => (part?.length ?? 0) >= leastPartBytes);
    if (!isWhole || !isLargeEnough) return answer(response, 400, {}, '<Error><Code>InvalidPart</Code></Error>');
    this.blobs.set(key, Buffer.concat(chosen.map(({ part }) => part ?? Buffer.alloc(0))));
    this.uploads.delete(uploadId);
    answer(response, 200, {}, '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
  }
}

function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}, body = ''): void {
  response.writeHead(status, headers).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function tagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
