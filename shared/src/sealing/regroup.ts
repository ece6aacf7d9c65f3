import { type Bytes, concat } from './bytes.ts';

/** A piece of a stream and whether nothing comes after it. */
export interface Piece {
  readonly bytes: Bytes;
  readonly isLast: boolean;
}

/**
 * Cuts a stream anew into pieces of exactly `size` bytes; the last has what is left, and is empty only when the whole
 * stream is. A piece is handed on when it is known whether it is the last.
 */
export async function* regroup(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    if (part.length === 0) continue;
    waiting.push(part);
    length += part.length;
    if (length <= size) continue;
    const whole = concat(...waiting);
    const cuts = Math.floor((length - 1) / size);
    for (let i = 0; i < cuts; i += 1) yield { bytes: whole.slice(i * size, (i + 1) * size), isLast: false };
    waiting = [whole.slice(cuts * size)];
    length -= cuts * size;
  }
  yield { bytes: concat(...waiting), isLast: true };
}
