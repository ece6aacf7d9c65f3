import { expect, it } from 'vitest';
import { isRtcp, readRtp, writeRtp } from './rtp-packet.ts';

const packet = { payloadType: 8, marker: true, sequence: 65_535, timestamp: 4_294_967_295, ssrc: 3_000_000_000 };
const payload = Buffer.from([1, 2, 3, 4]);

it('reads what it wrote', () => {
  expect(readRtp(writeRtp({ ...packet, payload }))).toEqual({ ...packet, payload });
});

it('skips contributing sources, an extension and padding', () => {
  const plain = writeRtp({ ...packet, payload });
  plain.writeUInt8(0x80 | 0x20 | 0x10 | 1, 0);
  const source = Buffer.alloc(4, 7);
  const extension = Buffer.from([0xbe, 0xde, 0, 1, 9, 9, 9, 9]);
  const padding = Buffer.from([0, 0, 3]);
  const whole = Buffer.concat([plain.subarray(0, 12), source, extension, payload, padding]);
  expect(readRtp(whole)?.payload).toEqual(payload);
});

it('takes nothing that is too short for what it claims, of another version, or a report', () => {
  const claims = (flags: number) => {
    const datagram = writeRtp({ ...packet, payload });
    datagram.writeUInt8(flags, 0);
    datagram.writeUInt8(255, datagram.length - 1);
    return readRtp(datagram);
  };
  expect(claims(0x80)).toBeDefined();
  expect([0x40, 0xc0, 0x8f, 0x90, 0xa0].map(claims)).toEqual(Array.from({ length: 5 }));
  expect(readRtp(Buffer.alloc(11, 0x80))).toBeUndefined();
  const report = Buffer.from([0x80, 200, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(isRtcp(report)).toBe(true);
  expect(readRtp(report)).toBeUndefined();
});
