import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Clock, days } from '@switchboard/shared/kernel';
import { type BlobStore, type ByteRange, type ByteStream, checkBlobKey } from './blob-store.ts';

const incoming = '.incoming';
/** What a process that died left behind is removed after this long. */
const leftoverAfterMs = days(1);

/** Blobs as files below one folder. A blob is written aside, put on the disk, and renamed into place. */
export class FilesystemBlobStore implements BlobStore {
  readonly #root: string;

  constructor(folder: string) {
    this.#root = resolve(folder);
  }

  async put(key: string, content: ByteStream): Promise<void> {
    const file = this.#fileOf(key);
    const aside = join(this.#root, incoming, randomUUID());
    await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
    try {
      await writeDurably(aside, content);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await rename(aside, file);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    await this.#syncFolders(dirname(file));
  }

  async get(key: string, range?: ByteRange): Promise<ByteStream | undefined> {
    const handle = await open(this.#fileOf(key), 'r').catch(absent);
    if (!handle) return undefined;
    return createReadStream('', { fd: handle, ...(range ? { start: range.first, end: range.last } : {}) });
  }

  async stat(key: string): Promise<{ readonly bytes: number } | undefined> {
    const found = await stat(this.#fileOf(key)).catch(absent);
    return found && { bytes: found.size };
  }

  async delete(key: string): Promise<void> {
    const file = this.#fileOf(key);
    await unlink(file).catch(absent);
    await syncFolder(dirname(file)).catch(absent);
  }

  /** Removes what processes that died left half written, more than a day ago. */
  async sweep(clock: Clock): Promise<void> {
    const folder = join(this.#root, incoming);
    for (const name of (await readdir(folder).catch(absent)) ?? []) {
      const file = join(folder, name);
      const found = await stat(file).catch(absent);
      if (found && clock() - found.mtimeMs > leftoverAfterMs) await unlink(file).catch(absent);
    }
  }

  #fileOf(key: string): string {
    checkBlobKey(key);
    return join(this.#root, `${key}.blob`);
  }

  /** A new name lasts when its folder is on the disk, and a new folder when the one above it is. */
  async #syncFolders(from: string): Promise<void> {
    for (let folder = from; folder.startsWith(this.#root); folder = dirname(folder)) await syncFolder(folder);
  }
}

async function writeDurably(file: string, content: ByteStream): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const part of content) await writeWhole(handle, part);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** One write may take less than it was given. */
async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return;
  throw error;
}
