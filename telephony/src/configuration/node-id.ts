import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@switchboard/shared/kernel';

/** The name of this node, kept in the data folder so that a restarted node is known again. */
export function keptNodeId(dataDir: string, now: number): string {
  const file = join(dataDir, 'telephony-node-id');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${newId(now)}\n`, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
