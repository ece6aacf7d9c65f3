import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');

/** Runs one measuring program in a process of its own and answers the JSON of its last line. */
export async function measuredBy<Outcome>(program: string, args: readonly string[] = []): Promise<Outcome> {
  const { stdout } = await run(process.execPath, ['--expose-gc', resolve(root, program), ...args], {
    maxBuffer: 16 * 1024 * 1024,
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return JSON.parse(last) as Outcome;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
