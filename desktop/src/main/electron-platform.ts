import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, ipcMain, safeStorage, shell } from 'electron';
import type { Platform, SecretStore, SettingsFiles } from './platform.ts';

const secrets: SecretStore = {
  async available() {
    // On Linux without a secret service Electron would use a key that stands in its source: no safe at all.
    const isPretence = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !isPretence && (await safeStorage.isAsyncEncryptionAvailable());
  },
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
};

const placeOf = (name: string): string => join(app.getPath('userData'), name);
const files: SettingsFiles = {
  async read(name) {
    try {
      return await readFile(placeOf(name));
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw failure;
    }
  },
  async write(name, bytes) {
    await mkdir(app.getPath('userData'), { recursive: true });
    await writeFile(placeOf(name), bytes, { mode: 0o600 });
  },
  remove: (name) => rm(placeOf(name), { force: true }),
};

/** Electron and this computer, as the rest of main sees them. */
export const electronPlatform: Platform = {
  openExternal: (url) => shell.openExternal(url),
  handle: (channel, answer) =>
    ipcMain.handle(channel, (event, payload: unknown) => answer(event.senderFrame?.url ?? '', payload)),
  secrets,
  files,
};
