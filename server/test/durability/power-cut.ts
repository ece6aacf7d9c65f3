import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { type DiskAct, readTrace } from './disk-trace.ts';
import { seededRandom } from './seeded-random.ts';

export interface PowerCutReport {
  readonly seed: number;
  readonly writes: number;
  readonly syncs: number;
  readonly acknowledged: number;
  readonly cuts: number;
  /** Writes that were on their way and lost, over all cuts: proof that the cuts cut something. */
  readonly lostWrites: number;
  readonly broken: readonly string[];
}

/**
 * Writes are recorded with their syncs while a process carries out commands, then replayed onto an empty disk up to
 * many cuts. Of what was not yet synced at the cut each write is kept or lost by chance, in any order, as a disk with a
 * cache may do. What had been acknowledged by then must be there, and the database whole. (A kill is no power cut: the
 * page cache outlives the process.) Directory entries are taken to be durable; a torn page is not modelled.
 */
export async function powerCuts(commands: number, cuts: number, seed: number): Promise<PowerCutReport> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-power-'));
  const trace = join(folder, 'trace');
  const file = join(folder, 'switchboard.db');
  try {
    await recorded(trace, file, commands);
    const acts = await readTrace(trace, [file, `${file}-wal`]);
    const random = seededRandom(seed);
    const ends = Array.from({ length: cuts }, () => Math.floor(random() * (acts.length + 1))).sort((a, b) => a - b);
    const broken: string[] = [];
    const disk = new Disk();
    const acknowledged: string[] = [];
    let lostWrites = 0;
    let done = 0;
    for (const [index, end] of [...ends, acts.length].entries()) {
      for (const act of acts.slice(done, end)) {
        if (act.kind === 'acknowledged') acknowledged.push(act.mark);
        else disk.do(act);
      }
      done = end;
      const after = disk.copy();
      lostWrites += after.cut(index % 2 === 0 ? () => 0 : random);
      const missing = missingFrom(join(folder, `cut-${index}`), after, basename(file), acknowledged);
      broken.push(...missing.map((what) => `cut after act ${end}: ${what}`));
    }
    const count = (kind: DiskAct['kind']) => acts.filter((act) => act.kind === kind).length;
    return {
      seed,
      writes: count('write'),
      syncs: count('sync'),
      acknowledged: count('acknowledged'),
      cuts: ends.length + 1,
      lostWrites,
      broken,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function recorded(trace: string, file: string, commands: number): Promise<void> {
  const program = join(import.meta.dirname, 'acknowledging-writer.ts');
  const calls = 'trace=pwrite64,pwritev,write,fdatasync,fsync,ftruncate,unlink,rename,renameat2';
  const traced = spawn(
    'strace',
    ['-f', '-y', '-xx', '-s', '70000', '-e', calls, '-o', trace, process.execPath, program, file, String(commands)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const code = await new Promise((resolve, reject) => {
    traced.on('error', reject);
    traced.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`The recorded process ended with code ${String(code)}`);
}

type Change = Extract<DiskAct, { kind: 'write' | 'truncate' }>;

/** A disk with a cache: what was synced stays, the rest stays or goes. */
class Disk {
  readonly #durable = new Map<string, DiskFile>();
  readonly #pending = new Map<string, Change[]>();

  do(act: Exclude<DiskAct, { kind: 'acknowledged' }>): void {
    const pending = this.#pending.get(act.path) ?? [];
    this.#pending.set(act.path, pending);
    if (act.kind === 'sync') for (const change of pending.splice(0)) this.#apply(change);
    else pending.push(act);
  }

  /** Ends the power; `chance` below a half loses a write. Answers how many were lost. */
  cut(chance: () => number): number {
    let lost = 0;
    for (const pending of this.#pending.values()) {
      for (const change of pending.splice(0)) {
        if (chance() < 0.5) lost += 1;
        else this.#apply(change);
      }
    }
    return lost;
  }

  copy(): Disk {
    const copy = new Disk();
    for (const [path, file] of this.#durable) copy.#durable.set(path, file.copy());
    for (const [path, pending] of this.#pending) copy.#pending.set(path, [...pending]);
    return copy;
  }

  files(): [path: string, bytes: Buffer][] {
    return [...this.#durable].map(([path, file]) => [path, file.bytes()]);
  }

  #apply(change: Change): void {
    const file = this.#durable.get(change.path) ?? new DiskFile();
    this.#durable.set(change.path, file);
    if (change.kind === 'truncate') file.truncate(change.length);
    else file.write(change.offset, change.bytes);
  }
}

/** The bytes of one file, in a buffer that grows by doubling. */
class DiskFile {
  #buffer = Buffer.alloc(65_536);
  #length = 0;

  write(offset: number, bytes: Buffer): void {
    this.#reserve(offset + bytes.length);
    bytes.copy(this.#buffer, offset);
    this.#length = Math.max(this.#length, offset + bytes.length);
  }

  truncate(length: number): void {
    this.#reserve(length);
    this.#buffer.fill(0, length);
    this.#length = length;
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  copy(): DiskFile {
    const copy = new DiskFile();
    copy.#buffer = Buffer.from(this.#buffer);
    copy.#length = this.#length;
    return copy;
  }

  #reserve(length: number): void {
    if (length <= this.#buffer.length) return;
    const larger = Buffer.alloc(Math.max(length, this.#buffer.length * 2));
    this.#buffer.copy(larger);
    this.#buffer = larger;
  }
}

function missingFrom(folder: string, disk: Disk, name: string, acknowledged: readonly string[]): string[] {
  mkdirSync(folder);
  for (const [path, bytes] of disk.files()) writeFileSync(join(folder, basename(path)), bytes);
  if (acknowledged.length === 0) return [];
  const db = new SqliteConnection(join(folder, name));
  try {
    const whole = db.pragma('integrity_check', { simple: true });
    const found = db.prepare('SELECT command_mark FROM note').pluck().all() as string[];
    const events = db.prepare('SELECT seq FROM event ORDER BY seq').pluck().all() as number[];
    const there = new Set(found);
    return [
      ...(whole === 'ok' ? [] : [`the database is damaged: ${String(whole)}`]),
      ...acknowledged.filter((mark) => !there.has(mark)).map((mark) => `${mark} was acknowledged and is missing`),
      ...(events.every((seq, at) => seq === at + 1) && events.length === found.length
        ? []
        : ['the numbers have a gap']),
    ];
  } catch (failure) {
    return [`the database does not open: ${failure instanceof Error ? failure.message : String(failure)}`];
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
