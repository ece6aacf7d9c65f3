/** The two codecs of the telephone network (ITU-T G.711): a byte a sample, 8,000 samples a second. */
export type Encoding = 'PCMU' | 'PCMA';

/** The byte of no sound. */
export const silentByte: Readonly<Record<Encoding, number>> = { PCMU: 0xff, PCMA: 0xd5 };

const expanded: Readonly<Record<Encoding, Int16Array>> = {
  PCMU: Int16Array.from({ length: 256 }, (_, byte) => expandMu(byte)),
  PCMA: Int16Array.from({ length: 256 }, (_, byte) => expandA(byte)),
};
/** By the sample as an unsigned 16-bit number. */
const compressed: Readonly<Record<Encoding, Uint8Array>> = {
  PCMU: Uint8Array.from({ length: 65_536 }, (_, bits) => compressMu(signed(bits))),
  PCMA: Uint8Array.from({ length: 65_536 }, (_, bits) => compressA(signed(bits))),
};
const translated: Readonly<Record<Encoding, Uint8Array>> = {
  PCMU: tableFrom('PCMA', 'PCMU'),
  PCMA: tableFrom('PCMU', 'PCMA'),
};

/** 16-bit samples of a G.711 payload. */
export function decode(payload: Uint8Array, encoding: Encoding): Int16Array {
  const table = expanded[encoding];
  const samples = new Int16Array(payload.length);
  for (let i = 0; i < payload.length; i += 1) samples[i] = table[payload[i] ?? 0] ?? 0;
  return samples;
}

/** A G.711 payload of 16-bit samples. */
export function encode(samples: Int16Array, encoding: Encoding): Uint8Array<ArrayBuffer> {
  const table = compressed[encoding];
  const payload = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) payload[i] = table[(samples[i] ?? 0) & 0xffff] ?? 0;
  return payload;
}

/** The payload in the other encoding, byte by byte through a table; the same bytes when it is in it already. */
export function translate(payload: Uint8Array, from: Encoding, to: Encoding): Uint8Array {
  if (from === to) return payload;
  const table = translated[to];
  const other = new Uint8Array(payload.length);
  for (let i = 0; i < payload.length; i += 1) other[i] = table[payload[i] ?? 0] ?? 0;
  return other;
}

function tableFrom(from: Encoding, to: Encoding): Uint8Array {
  return Uint8Array.from(expanded[from], (sample) => compressed[to][sample & 0xffff] ?? 0);
}

function signed(bits: number): number {
  return (bits << 16) >> 16;
}

function expandMu(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4);
  return inverted & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
}

function expandA(byte: number): number {
  const bits = byte ^ 0x55;
  const segment = (bits & 0x70) >> 4;
  const step = ((bits & 0x0f) << 4) + (segment === 0 ? 8 : 0x108);
  const magnitude = segment > 1 ? step << (segment - 1) : step;
  return bits & 0x80 ? magnitude : -magnitude;
}

function compressMu(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const biased = Math.min(Math.abs(sample), 32_635) + 0x84;
  const segment = Math.floor(Math.log2(biased)) - 7;
  return ~(sign | (segment << 4) | ((biased >> (segment + 3)) & 0x0f)) & 0xff;
}

function compressA(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80;
  const thirteenBits = sample >> 3;
  const magnitude = sign ? thirteenBits : -thirteenBits - 1;
  const segment = magnitude < 0x20 ? 0 : Math.floor(Math.log2(magnitude)) - 4;
  const step = (segment < 2 ? magnitude >> 1 : magnitude >> segment) & 0x0f;
  return (sign | (segment << 4) | step) ^ 0x55;
}
