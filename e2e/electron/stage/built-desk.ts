import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

export interface BuiltDesk {
  /** The program as Electron starts it. */
  readonly folder: string;
  /** What electron-vite built: main, preload, renderer. */
  readonly out: string;
  /** A fresh settings folder for one start. */
  readonly settings: (name: string) => string;
  remove(): Promise<void>;
}

/** Builds the Electron desk into a folder of its own, so that no other build is disturbed. Downloads nothing. */
export async function buildDesk(): Promise<BuiltDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'electron-desk-'));
  const out = join(folder, 'out');
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  await run(process.execPath, [builder, 'build', '--outDir', out], { cwd: join(root, 'desktop') });
  await copyFile(join(root, 'desktop/package.json'), join(folder, 'package.json'));
  return {
    folder,
    out,
    settings: (name) => join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
