/** A packet of audio (RFC 3550 §5.1), its payload a view into the datagram. */
export interface RtpPacket {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  /** In samples, of 8,000 a second. */
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Uint8Array;
}

const headerBytes = 12;

/** Control packets share the port with audio where both agreed to it (RFC 5761 §4). */
export function isRtcp(datagram: Buffer): boolean {
  const type = (datagram[1] ?? 0) & 0x7f;
  return datagram.length >= 8 && type >= 64 && type <= 95;
}

/** Undefined for what is no RTP of version 2, or says it is longer than it is. */
export function readRtp(datagram: Buffer): RtpPacket | undefined {
  if (datagram.length < headerBytes || isRtcp(datagram)) return undefined;
  const flags = datagram.readUInt8(0);
  if (flags >> 6 !== 2) return undefined;
  const start = payloadStart(datagram, flags);
  const end = datagram.length - (flags & 0x20 ? datagram.readUInt8(datagram.length - 1) : 0);
  if (start === undefined || start > end) return undefined;
  const second = datagram.readUInt8(1);
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(start, end),
  };
}

function payloadStart(datagram: Buffer, flags: number): number | undefined {
  const start = headerBytes + (flags & 0x0f) * 4;
  if ((flags & 0x10) === 0) return start;
  if (datagram.length < start + 4) return undefined;
  return start + 4 + datagram.readUInt16BE(start + 2) * 4;
}

export function writeRtp({ payloadType, marker, sequence, timestamp, ssrc, payload }: RtpPacket): Buffer {
  const datagram = Buffer.allocUnsafe(headerBytes + payload.length);
  datagram.writeUInt8(0x80, 0);
  datagram.writeUInt8(payloadType | (marker ? 0x80 : 0), 1);
  datagram.writeUInt16BE(sequence, 2);
  datagram.writeUInt32BE(timestamp, 4);
  datagram.writeUInt32BE(ssrc, 8);
  datagram.set(payload, headerBytes);
  return datagram;
}
