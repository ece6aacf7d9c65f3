import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

type Settings = Record<string, unknown>;

/** The packager's own reading and judging of its settings, without what follows them: the download of Electron. */
interface Packager {
  getConfig(root: string, file: string, overrides: null): Promise<Settings>;
  validateConfiguration(settings: Settings, log: { isEnabled: boolean; add(): void }): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
let packager: Packager;
let settings: Settings;

beforeAll(async () => {
  // An inner path of the packager: electron-builder's version is pinned, and a move of the file fails here.
  const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
  const library = dirname(createRequire(builder).resolve('app-builder-lib/package.json'));
  packager = (await import(pathToFileURL(join(library, 'out/util/config/config.js')).href)) as Packager;
  settings = await packager.getConfig(root, 'electron-builder.yml', null);
});

const judge = (judged: Settings) => packager.validateConfiguration(judged, { isEnabled: false, add: () => undefined });

describe('electron-builder.yml', () => {
  it('keeps to the schema of the packager', async () => {
    await expect(judge(settings)).resolves.toBeUndefined();
  });

  it('would be refused by name for a setting the packager does not know', async () => {
    await expect(judge({ ...settings, electronFuzes: {} })).rejects.toThrow('electronFuzes');
    const fuses = settings['electronFuses'] as Settings;
    await expect(judge({ ...settings, electronFuses: { ...fuses, runAsNodes: true } })).rejects.toThrow(
      'electronFuses',
    );
  });

  it('blows every fuse that would let something else than the desk run', () => {
    expect(settings['electronFuses']).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(settings['asar']).toBe(true);
  });

  it('packages the Electron that the desk is built for', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(root, 'desktop/package.json'), 'utf8'));
    expect(settings['electronVersion']).toBe(devDependencies.electron);
  });
});
