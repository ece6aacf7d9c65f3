import { randomUUID } from 'node:crypto';
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';

/** Makes the data folder for this account alone and tries to write in it. Gives its absolute path, or the sentence why not. */
export function prepareDataDirectory(folder: string): Result<string, string> {
  const absolute = resolve(folder);
  const trial = join(absolute, `.trial-${randomUUID()}`);
  try {
    mkdirSync(absolute, { recursive: true, mode: 0o700 });
    writeFileSync(trial, '', { mode: 0o600 });
    unlinkSync(trial);
    return accepted(absolute);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return refused(
      `The folder DATA_DIR (${absolute}) cannot be written (${reason}): give it another one or its rights.`,
    );
  }
}
