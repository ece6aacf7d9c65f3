import { expect, it } from 'vitest';
import { JitterBuffer } from './jitter-buffer.ts';

const frame = (number: number) => Uint8Array.of(number & 0xff);
const filled = (...numbers: number[]) => {
  const buffer = new JitterBuffer();
  for (const number of numbers) buffer.push(number, frame(number));
  return buffer;
};
const played = (buffer: JitterBuffer, turns: number) => Array.from({ length: turns }, () => buffer.pull()?.[0]);

it('plays in order what came out of order, also before the first was played', () => {
  expect(played(filled(12, 10, 11), 3)).toEqual([10, 11, 12]);
});

it('goes on where the 16-bit numbers begin anew', () => {
  expect(played(filled(65_534, 65_535, 0, 1), 4)).toEqual([254, 255, 0, 1]);
});

it('leaves a gap for what is lost, and calls late what comes after its turn', () => {
  const buffer = filled(1, 2, 4, 5);
  expect(played(buffer, 4)).toEqual([1, 2, undefined, 4]);
  expect(buffer.counts).toEqual({ lost: 1, late: 0 });
  buffer.push(3, frame(3));
  expect(buffer.counts).toEqual({ lost: 0, late: 1 });
  expect(played(buffer, 1)).toEqual([5]);
});

it('counts nothing twice that was sent twice', () => {
  const buffer = filled(1, 2, 2, 3);
  expect(played(buffer, 2)).toEqual([1, 2]);
  buffer.push(1, frame(1));
  expect(played(buffer, 1)).toEqual([3]);
  expect(buffer.counts).toEqual({ lost: 0, late: 0 });
});

it('waits for three frames, but not for ever', () => {
  expect(played(filled(1), 4)).toEqual([undefined, undefined, undefined, 1]);
});

it('fills anew after it ran dry, and does not wait for what was lost meanwhile', () => {
  const buffer = filled(1, 2, 3);
  expect(played(buffer, 4)).toEqual([1, 2, 3, undefined]);
  for (const number of [6, 7, 8]) buffer.push(number, frame(number));
  expect(played(buffer, 3)).toEqual([6, 7, 8]);
  expect(buffer.counts).toEqual({ lost: 2, late: 0 });
});

it('begins anew with a sender that does, and calls none of that a loss', () => {
  const buffer = filled(1, 2, 3);
  expect(played(buffer, 3)).toEqual([1, 2, 3]);
  for (const number of [30_000, 30_001, 30_002]) buffer.push(number, frame(number));
  expect(played(buffer, 3)).toEqual([48, 49, 50]);
  expect(buffer.counts).toEqual({ lost: 0, late: 0 });
});

it('lets go of the oldest when a heap comes at once, so that the delay does not stay', () => {
  const buffer = filled(...Array.from({ length: 20 }, (_, number) => number));
  expect(played(buffer, 8)).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  expect(buffer.counts).toEqual({ lost: 0, late: 12 });
});
