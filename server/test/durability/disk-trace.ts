import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to its disk and told the world, in order. */
export type DiskAct =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'acknowledged'; readonly mark: string };

const call = /^(\d+)\s+(\w+)\((\d+)<([^>]*)>(.*)$/;
const resumed = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$/;

/**
 * Reads what `strace -f -y -xx` wrote. A write counts when it is begun, a sync only when it has returned.
 * Acknowledgements are lines `acknowledged <mark>` on standard output.
 */
export async function readTrace(file: string, paths: readonly string[]): Promise<DiskAct[]> {
  const ours = new Map(paths.map((path) => [hexOf(path), path]));
  const unfinished = new Map<string, string>();
  const acts: DiskAct[] = [];
  const lines = createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const begun = call.exec(line);
    if (begun?.[5]?.includes('<unfinished ...>')) {
      unfinished.set(`${begun[1]} ${begun[2]}`, line.replace(/ ?<unfinished \.\.\.>.*/, ''));
      continue;
    }
    const rest = resumed.exec(line);
    const whole = rest ? `${unfinished.get(`${rest[1]} ${rest[2]}`) ?? ''}${rest[3]}` : line;
    const act = actOf(whole, ours);
    if (act) acts.push(...act);
  }
  return acts;
}

function actOf(line: string, ours: ReadonlyMap<string, string>): DiskAct[] | undefined {
  const [, , name, fd, shown, args] = call.exec(line) ?? [];
  if (!name || !args || !/= \d+/.test(args)) return undefined;
  if (name === 'write' && fd === '1') return acknowledgements(args);
  const path = ours.get(shown!) ?? (ours.size > 0 && [...ours.values()].find((known) => known === shown));
  if (!path) return undefined;
  if (name === 'fdatasync' || name === 'fsync') return [{ kind: 'sync', path }];
  if (name === 'ftruncate') return [{ kind: 'truncate', path, length: Number(/^, (\d+)/.exec(args)![1]) }];
  const written = /^, "([^"]*)"(?:\.\.\.)?, (\d+), (\d+)/.exec(args);
  if (name === 'pwrite64' && written)
    return [{ kind: 'write', path, offset: Number(written[3]), bytes: bytesOf(written[1]!, Number(written[2])) }];
  throw new Error(`A write that is not understood: ${line.slice(0, 120)}`);
}

function acknowledgements(args: string): DiskAct[] {
  const text = bytesOf(/^, "([^"]*)"/.exec(args)![1]!).toString('latin1');
  return [...text.matchAll(/acknowledged (\S+)/g)].map((match) => ({ kind: 'acknowledged', mark: match[1]! }));
}

function bytesOf(escaped: string, length?: number): Buffer {
  const bytes = Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
  if (length !== undefined && bytes.length !== length)
    throw new Error(`A write of ${length} bytes was cut short in the trace`);
  return bytes;
}

function hexOf(path: string): string {
  return [...Buffer.from(path)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
