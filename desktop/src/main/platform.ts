/**
 * All that the main process's own logic needs of Electron and the computer. Nothing but index.ts and electron-platform.ts
 * imports Electron, so that everything else runs, and is tested, without it.
 */
export interface Platform {
  /** Opens an address in the person's own browser or mail program. */
  openExternal(url: string): Promise<void>;
  /** Answers one channel of the bridge; `senderUrl` is the page that asks, empty where there is none. */
  handle(channel: string, answer: (senderUrl: string, payload: unknown) => Promise<unknown>): void;
  readonly secrets: SecretStore;
  readonly files: SettingsFiles;
}

/** The computer's own safe for secrets. */
export interface SecretStore {
  /** False where there is none, and where there is only a pretence of one (a key in the program itself). */
  available(): Promise<boolean>;
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(bytes: Uint8Array): Promise<string>;
}

/** Small files in the person's own settings folder. */
export interface SettingsFiles {
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}
