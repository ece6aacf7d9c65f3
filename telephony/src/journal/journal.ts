import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@switchboard/shared/kernel';
import {
  comparePositions,
  type JournalEntry,
  type JournalPosition,
  journalPosition,
} from '@switchboard/shared/telephony';
import { readEntries } from './read-entries.ts';

/** A fact before it has a place in the journal. */
export type NewEntry = Omit<JournalEntry, 'epoch' | 'seq'>;

interface Waiting {
  readonly entries: readonly NewEntry[];
  done(position: JournalPosition): void;
  failed(reason: unknown): void;
}

const suffix = '.jsonl';
const acknowledgedName = 'acknowledged';

/**
 * What happened to the calls of this node, on its disk until a server has committed it. Each opening begins a new epoch in
 * a file of its own; a file goes once all of it is acknowledged. A last line that a crash tore was promised to nobody and
 * is left out.
 */
export class Journal {
  readonly #folder: string;
  readonly #epoch: number;
  readonly #file: FileHandle;
  readonly #older: Set<number>;
  readonly #kept: JournalEntry[];
  readonly #listeners = new Set<() => void>();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #length = 0;
  #seq = 0;
  #truncating: Promise<void> = Promise.resolve();

  private constructor(opened: {
    folder: string;
    epoch: number;
    file: FileHandle;
    older: Set<number>;
    kept: JournalEntry[];
  }) {
    this.#folder = opened.folder;
    this.#epoch = opened.epoch;
    this.#file = opened.file;
    this.#older = opened.older;
    this.#kept = opened.kept;
  }

  /** Opens the journal in this folder and begins a new epoch. One process at a time. */
  static async open(folder: string, clock: Clock): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const epochs = await epochsIn(folder);
    const acknowledged = await acknowledgedIn(folder);
    const kept: JournalEntry[] = [];
    for (const epoch of epochs)
      kept.push(...readEntries(await readFile(join(folder, `${epoch}${suffix}`), 'utf8'), epoch));
    // Greater than every earlier one also when the clock was set back, or the disk was lost and the clock was not.
    const epoch = Math.max(clock(), (epochs.at(-1) ?? 0) + 1, (acknowledged?.epoch ?? 0) + 1);
    const file = await open(join(folder, `${epoch}${suffix}`), 'ax', 0o600);
    await syncFolder(folder);
    const isOpen = (entry: JournalEntry) => !acknowledged || comparePositions(entry, acknowledged) > 0;
    return new Journal({ folder, epoch, file, older: new Set(epochs), kept: kept.filter(isOpen) });
  }

  /** Entries no server has acknowledged yet, the oldest first. All of them are on the disk. */
  unacknowledged(atMost: number): readonly JournalEntry[] {
    return this.#kept.slice(0, atMost);
  }

  /**
   * Resolves with the position of the last entry once all of them are on the disk (fsync). Appends that come while the
   * disk is busy share the next write. Rejects when the disk refuses: then none of them happened for the journal.
   */
  append(...entries: readonly NewEntry[]): Promise<JournalPosition> {
    return new Promise((done, failed) => {
      this.#waiting.push({ entries, done, failed });
      this.#writing ??= this.#writeWaiting();
    });
  }

  /** A server has committed everything up to here. What is not known here is nobody's to acknowledge. */
  async acknowledge(through: JournalPosition): Promise<void> {
    const first = this.#kept.findIndex((entry) => comparePositions(entry, through) > 0);
    const gone = this.#kept.splice(0, first === -1 ? this.#kept.length : first);
    if (gone.length === 0) return;
    const next = this.#truncating.then(() => this.#forget(through));
    this.#truncating = next.catch(() => undefined);
    await next;
  }

  /** Calls back after each write, until the answer is called. */
  onAppended(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#truncating;
    await this.#file.close();
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#writing = undefined;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const entries = batch
      .flatMap(({ entries }) => entries)
      .map((entry, i): JournalEntry => ({ epoch: this.#epoch, seq: this.#seq + i + 1, ...entry }));
    const bytes = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    try {
      await writeWhole(this.#file, bytes);
      await this.#file.datasync();
    } catch (failure) {
      // Half a line must not stand before the next one.
      await this.#file.truncate(this.#length).catch(() => undefined);
      for (const { failed } of batch) failed(failure);
      return;
    }
    this.#length += bytes.length;
    this.#kept.push(...entries);
    let { seq } = this.#position();
    for (const { entries: own, done } of batch) {
      seq += own.length;
      done({ epoch: this.#epoch, seq });
    }
    this.#seq = seq;
    for (const listener of this.#listeners) listener();
  }

  #position(): JournalPosition {
    return { epoch: this.#epoch, seq: this.#seq };
  }

  /** First the mark, then the files: a crash in between only leaves a file that the next opening reads over. */
  async #forget(through: JournalPosition): Promise<void> {
    const file = join(this.#folder, acknowledgedName);
    await writeFile(`${file}.new`, JSON.stringify(through), { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
    await syncFolder(this.#folder);
    const oldest = this.#kept[0]?.epoch ?? this.#epoch;
    for (const epoch of this.#older) {
      if (epoch >= oldest) continue;
      await rm(join(this.#folder, `${epoch}${suffix}`), { force: true });
      this.#older.delete(epoch);
    }
    const isAllGone = this.#kept.length === 0 && this.#writing === undefined;
    if (isAllGone && this.#length > 0) await this.#empty();
  }

  /** Takes the place of a write, so that no append meets a file that is being emptied. */
  async #empty(): Promise<void> {
    const emptied = this.#file.truncate(0).then(
      () => {
        this.#length = 0;
      },
      // A file that stays long costs room and nothing else.
      () => undefined,
    );
    this.#writing = emptied.then(() => this.#writeWaiting());
    await emptied;
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
}

async function epochsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const epochs = names.filter((name) => /^\d+\.jsonl$/.test(name)).map((name) => Number(name.slice(0, -suffix.length)));
  return epochs.toSorted((one, other) => one - other);
}

async function acknowledgedIn(folder: string): Promise<JournalPosition | undefined> {
  const text = await readFile(join(folder, acknowledgedName), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : journalPosition.parse(JSON.parse(text));
}

/** A new name in a folder survives a power cut only once the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
