import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { RefusalCode } from '@switchboard/shared/errors';
import type { FastifyRequest } from 'fastify';

/** The upload itself is at fault, wherever that was noticed. */
export class BadUpload extends Error {
  override readonly name = 'BadUpload';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, cause?: unknown) {
    super(`An upload was refused: ${code}`, { cause });
    this.code = code;
  }
}

/** Files of one message. */
const mostFiles = 5;
/** Beside the files: the words, and a few fields that nobody reads. */
const mostOthers = 5;
const largestActivity = 64 * 1024;

/** The parts of a multipart body, as many as one message may have. Throws BadUpload. */
export async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  const counted = { file: 0, field: 0 };
  const parts = request.parts();
  try {
    for (;;) {
      const next = await parts.next().catch((cause: unknown) => {
        throw new BadUpload('request/malformed', cause);
      });
      if (next.done) return;
      counted[next.value.type] += 1;
      if (counted.file > mostFiles + 1 || counted.field > mostOthers) throw new BadUpload('request/too-large');
      yield next.value;
    }
  } finally {
    // Whatever nobody wanted is read and thrown away: else the next request on this connection is never heard.
    request.raw.unpipe();
    request.raw.resume();
  }
}

/** What a file holds. Throws BadUpload when it does not come to its end, or not all of it was let through. */
export async function* contentOf({ file }: MultipartFile): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } catch (cause) {
    throw new BadUpload('request/malformed', cause);
  }
  if (file.truncated) throw new BadUpload('attachment/too-large');
}

/** The text of a part that is to be read as a whole. */
export async function textOf(part: Multipart): Promise<string> {
  if (part.type === 'field') return String(part.value);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of contentOf(part)) {
    bytes += chunk.length;
    if (bytes > largestActivity) throw new BadUpload('request/too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A store may wrap what an upload threw while it was read. */
export function badUploadIn(failure: unknown): BadUpload | undefined {
  for (let one = failure; one instanceof Error; one = one.cause) if (one instanceof BadUpload) return one;
  return undefined;
}
