import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Law } from '../core/law.ts';
import { Replay } from '../core/recording.ts';

export interface Replayed {
  readonly decisions: number;
  /** Numbers of the lines at which another decision is made today. */
  readonly differing: readonly number[];
  /** The machine went down while the last line was being written: it is left out. */
  readonly isCutOff: boolean;
}

/** Plays the recording of one term of leadership again, under its own law or under another one. */
export async function replayFile(file: string, law?: Law): Promise<Replayed> {
  const replay = new Replay(law);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let last: string | undefined;
  for await (const line of lines) {
    if (last !== undefined) replay.next(last);
    last = line;
  }
  const isCutOff = last !== undefined && !isWhole(last);
  if (last !== undefined && !isCutOff) replay.next(last);
  return { decisions: replay.decisions, differing: replay.differing, isCutOff };
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
