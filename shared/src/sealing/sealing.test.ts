import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { concat } from './bytes.ts';
import {
  type Bytes,
  headerBytes,
  newSealingKeyPair,
  openSealed,
  openStream,
  SealBroken,
  type SealingKeyPair,
  sealStream,
  sealTo,
} from './index.ts';

const keyId = '019aa0d2-0e1c-7c3a-9f00-aabbccddeeff';
const place = 'eastmere/recordings/1';
const chunkBytes = 100;
let pair: SealingKeyPair;
beforeAll(async () => {
  pair = await newSealingKeyPair();
});

const text = (words: string) => new TextEncoder().encode(words);
const counted = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => i % 251);

async function* inParts(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function collected(parts: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return concat(...all);
}

const sealed = (plain: Bytes, partSize = 37) =>
  collected(sealStream(inParts(plain, partSize), { keyId, publicKey: pair.publicKey }, { place, chunkBytes }));

interface Reading {
  readonly range?: { first: number; last: number };
  readonly at?: string;
  readonly with?: SealingKeyPair;
}

async function opened(bytes: Bytes, { range, at = place, with: using = pair }: Reading = {}): Promise<Bytes> {
  const stream = await openStream(bytes.slice(0, headerBytes), {
    place: at,
    sealedBytes: bytes.length,
    findKeyPair: async () => using,
  });
  const wanted = range ?? { first: 0, last: Math.max(stream.plainBytes - 1, 0) };
  const { first, last } = stream.sealedRange(wanted);
  return collected(stream.read(inParts(bytes.slice(first, last + 1), 53), wanted));
}

/** The sealed stream as header and chunks, to play with. */
function chunksOf(bytes: Bytes): { header: Bytes; chunks: Bytes[] } {
  const chunks: Bytes[] = [];
  for (let at = headerBytes; at < bytes.length; at += chunkBytes + 16)
    chunks.push(bytes.slice(at, at + chunkBytes + 16));
  return { header: bytes.slice(0, headerBytes), chunks };
}

describe('sealed box', () => {
  test('is opened by the holder of the private key, and by nobody else', async () => {
    const box = await sealTo(pair.publicKey, text('a file key'), text('here'));
    expect(await openSealed(pair, box, text('here'))).toEqual(text('a file key'));
    await expect(openSealed(await newSealingKeyPair(), box, text('here'))).rejects.toThrow(SealBroken);
    await expect(openSealed(pair, box, text('elsewhere'))).rejects.toThrow(SealBroken);
    await expect(openSealed(pair, box.slice(0, 20), text('here'))).rejects.toThrow(SealBroken);
  });

  test('is another one each time', async () => {
    const boxes = await Promise.all([1, 2].map(() => sealTo(pair.publicKey, text('same'), text('here'))));
    expect(boxes[0]).not.toEqual(boxes[1]);
  });
});

describe('sealed stream', () => {
  test.each([0, 1, 99, 100, 101, 200, 1234])('gives back %i bytes as they were', async (length) => {
    expect(await opened(await sealed(counted(length)))).toEqual(counted(length));
  });

  test('says nothing of its content', async () => {
    const bytes = await sealed(text('Cleo rang about her son'.repeat(20)));
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Cleo');
  });

  test('any range is read by opening only the chunks that hold it', async () => {
    const plain = counted(730);
    const bytes = await sealed(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(729), fc.nat(729), async (a, b) => {
        const range = { first: Math.min(a, b), last: Math.max(a, b) };
        expect(await opened(bytes, { range })).toEqual(plain.slice(range.first, range.last + 1));
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, (chunks: Bytes[]) => Bytes[]]>([
    ['cut after a whole chunk', (chunks) => chunks.slice(0, -1)],
    ['cut within a chunk', (chunks) => [...chunks.slice(0, -1), chunks.at(-1)!.slice(0, -1)]],
    ['without its first chunk', (chunks) => chunks.slice(1)],
    ['with two chunks exchanged', ([a, b, ...rest]) => [b!, a!, ...rest]],
    ['with a chunk twice', ([a, ...rest]) => [a!, a!, ...rest]],
    ['with a bit turned', ([a, ...rest]) => [a!.map((byte, i) => (i === 5 ? byte ^ 1 : byte)), ...rest]],
    ['with bytes added', (chunks) => [...chunks, counted(3)]],
    ['with nothing left', () => []],
  ])('%s does not open', async (_how, change) => {
    const { header, chunks } = chunksOf(await sealed(counted(450)));
    await expect(opened(concat(header, ...change(chunks)))).rejects.toThrow(SealBroken);
  });

  test('a cut that ends at a chunk is found also when only the end is read', async () => {
    const { header, chunks } = chunksOf(await sealed(counted(450)));
    const cut = concat(header, ...chunks.slice(0, 2));
    await expect(opened(cut, { range: { first: 150, last: 160 } })).rejects.toThrow(SealBroken);
  });

  test('a stream kept in another place, or under an altered header, does not open', async () => {
    const bytes = await sealed(counted(50));
    await expect(opened(bytes, { at: 'northvale/recordings/1' })).rejects.toThrow(SealBroken);
    await expect(opened(bytes, { with: await newSealingKeyPair() })).rejects.toThrow(SealBroken);
    for (let at = 0; at < headerBytes; at += 7) {
      const altered = bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
      await expect(opened(altered)).rejects.toThrow(SealBroken);
    }
  });
});
