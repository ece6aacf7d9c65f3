import { cleanChildren, logOptions } from '@switchboard/shared/logging';
import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTraceId } from './trace.ts';

export type Log = Logger;

/** The log of the server: JSON lines on standard output, no secrets and no personal data, with the trace id. */
export function makeLog(level: string, destination?: DestinationStream): Log {
  const options = logOptions({ process: 'server', level, context: traceFields });
  return cleanChildren(destination ? pino(options, destination) : pino(options));
}

function traceFields(): Record<string, unknown> {
  const traceId = currentTraceId();
  return traceId === undefined ? {} : { traceId };
}
