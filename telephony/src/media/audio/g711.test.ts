import { expect, it } from 'vitest';
import { decode, type Encoding, encode, silentByte, translate } from './g711.ts';

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const encodings: readonly Encoding[] = ['PCMU', 'PCMA'];

it.each(encodings)('every byte of %s is the byte of its own sample; the two zeros of PCMU are one', (encoding) => {
  const again = encode(decode(everyByte, encoding), encoding);
  const other = [...everyByte].filter((byte) => again[byte] !== byte);
  expect(other).toEqual(encoding === 'PCMU' ? [0x7f] : []);
});

it('keeps to the values of the tables of G.711', () => {
  expect([...decode(Uint8Array.of(0x00, 0x80, 0xff, 0x8f), 'PCMU')]).toEqual([-32_124, 32_124, 0, 16_764]);
  expect([...decode(Uint8Array.of(0x2a, 0xaa, 0xd5, 0x55), 'PCMA')]).toEqual([-32_256, 32_256, 8, -8]);
});

it.each(encodings)('hears nothing in the silence of %s', (encoding) => {
  expect(Math.abs(decode(Uint8Array.of(silentByte[encoding]), encoding)[0] ?? Number.NaN)).toBeLessThanOrEqual(8);
});

it('translates as decoding and encoding anew would, and leaves what needs no translation', () => {
  expect(translate(everyByte, 'PCMU', 'PCMA')).toEqual(encode(decode(everyByte, 'PCMU'), 'PCMA'));
  expect(translate(everyByte, 'PCMA', 'PCMU')).toEqual(encode(decode(everyByte, 'PCMA'), 'PCMU'));
  expect(translate(everyByte, 'PCMA', 'PCMA')).toBe(everyByte);
});

it.each(encodings)('%s clips the loudest instead of turning it over', (encoding) => {
  const [loudest, lowest] = decode(encode(Int16Array.of(32_767, -32_768), encoding), encoding);
  expect(loudest).toBeGreaterThan(31_000);
  expect(lowest).toBeLessThan(-31_000);
});
