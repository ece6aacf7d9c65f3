import { cleanChildren, logOptions } from '@switchboard/shared/logging';
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** The log of a telephony node: JSON lines on standard output, no secrets and no personal data. */
export function makeLog(level: string): Log {
  return cleanChildren(pino(logOptions({ process: 'telephony', level })));
}
