import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsFiles } from './platform.ts';

/** Small files of one folder, readable by this person only. A computer that dies while writing keeps the old file. */
export function settingsFolder(folder: () => string): SettingsFiles {
  const placeOf = (name: string): string => join(folder(), name);
  return {
    async read(name) {
      try {
        return await readFile(placeOf(name));
      } catch (failure) {
        if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
        throw failure;
      }
    },
    async write(name, bytes) {
      await mkdir(folder(), { recursive: true, mode: 0o700 });
      const beside = `${placeOf(name)}.new`;
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, placeOf(name));
    },
    remove: (name) => rm(placeOf(name), { force: true }),
  };
}
