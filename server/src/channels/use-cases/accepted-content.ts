import type { RefusalCode } from '@switchboard/shared/errors';
import { beginsAs, mostFileBytes, signatureBytes } from '../domain/file-kinds.ts';

/** A file that is not taken; found out while it was read. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(`A file was refused: ${code}`);
    this.code = code;
  }
}

/** The content on its way to the store, judged and counted as it passes. Throws FileRefused. */
export class AcceptedContent {
  readonly #mediaType: string;
  readonly #content: AsyncIterable<Uint8Array>;
  #bytes = 0;

  constructor(mediaType: string, content: AsyncIterable<Uint8Array>) {
    this.#mediaType = mediaType;
    this.#content = content;
  }

  /** How many went by. */
  get bytes(): number {
    return this.#bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    let first = Buffer.alloc(0);
    let isJudged = false;
    for await (const chunk of this.#content) {
      this.#bytes += chunk.length;
      if (this.#bytes > mostFileBytes) throw new FileRefused('attachment/too-large');
      if (isJudged) {
        yield chunk;
        continue;
      }
      first = Buffer.concat([first, chunk]);
      if (first.length < signatureBytes) continue;
      this.#judge(first);
      isJudged = true;
      yield first;
    }
    if (isJudged) return;
    this.#judge(first);
    yield first;
  }

  #judge(first: Uint8Array): void {
    const isWhole = first.length > 0 && beginsAs(this.#mediaType, first.subarray(0, signatureBytes));
    if (!isWhole) throw new FileRefused('attachment/kind-not-accepted');
  }
}
