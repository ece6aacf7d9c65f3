import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { type DiskAct, parseTrace } from './disk-trace.ts';
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
    const acts = parseTrace(readFileSync(trace, 'latin1'), [file, `${file}-wal`]);
    const random = seededRandom(seed);
    const ends = Array.from({ length: cuts }, () => Math.floor(random() * (acts.length + 1)));
    const broken: string[] = [];
    let lostWrites = 0;
    for (const [index, end] of [...ends, acts.length].entries()) {
      const disk = new Disk();
      const acknowledged: string[] = [];
      for (const act of acts.slice(0, end)) {
        if (act.kind === 'acknowledged') acknowledged.push(act.mark);
        else disk.do(act);
      }
      lostWrites += disk.cut(index % 2 === 0 ? () => 0 : random);
      const missing = missingFrom(join(folder, `cut-${index}`), disk, basename(file), acknowledged);
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

/** A disk with a cache: what was synced stays, the rest stays or goes. */
class Disk {
  readonly #durable = new Map<string, Buffer>();
  readonly #pending = new Map<string, Extract<DiskAct, { kind: 'write' | 'truncate' }>[]>();

  do(act: Exclude<DiskAct, { kind: 'acknowledged' }>): void {
    const pending = this.#pending.get(act.path) ?? [];
    this.#pending.set(act.path, pending);
    if (act.kind !== 'sync') {
      pending.push(act);
      return;
    }
    for (const write of pending.splice(0)) this.#apply(write);
  }

  /** Ends the power; `chance` below a half loses a write. Answers how many were lost. */
  cut(chance: () => number): number {
    let lost = 0;
    for (const pending of this.#pending.values()) {
      for (const write of pending.splice(0)) {
        if (chance() < 0.5) lost += 1;
        else this.#apply(write);
      }
    }
    return lost;
  }

  files(): ReadonlyMap<string, Buffer> {
    return this.#durable;
  }

  #apply(act: Extract<DiskAct, { kind: 'write' | 'truncate' }>): void {
    const before = this.#durable.get(act.path) ?? Buffer.alloc(0);
    if (act.kind === 'truncate') {
      this.#durable.set(
        act.path,
        Buffer.concat([before.subarray(0, act.length), Buffer.alloc(Math.max(0, act.length - before.length))]),
      );
      return;
    }
    const end = act.offset + act.bytes.length;
    const after =
      end > before.length ? Buffer.concat([before, Buffer.alloc(end - before.length)]) : Buffer.from(before);
    act.bytes.copy(after, act.offset);
    this.#durable.set(act.path, after);
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
