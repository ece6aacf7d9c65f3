import type { Clock } from '@switchboard/shared/kernel';
import type { LiveServer } from './live-server.ts';
import { RateLimit } from './rate-limit.ts';

/** More frames than any desk sends, acknowledgements and pongs included. */
const framesRate = { perSecond: 100, burst: 1_000 };

/**
 * Stops below the messages what no client of ours does: binary frames (they could be held back without bound) and
 * floods. There is nobody to answer with a code at this level: the wire is cut.
 */
export function guardFrames(io: LiveServer, clock: Clock): void {
  io.engine.on('connection', (wire: EngineSocket) => {
    const frames = new RateLimit(framesRate, clock());
    wire.on('packet', ({ data }) => {
      const isText = data === undefined || typeof data === 'string';
      if (!isText || !frames.take(clock())) wire.close(true);
    });
  });
}

/** The part of engine.io's socket that is needed here. */
interface EngineSocket {
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void;
  close(discard?: boolean): void;
}
