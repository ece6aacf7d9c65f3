import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkSchemes } from '../src/main/link-opening.ts';
import { fusesIn, fuseSentinel, fusesOfTheDesk } from './fuses.ts';

type Settings = Record<string, unknown>;

/** The packager's own reading and judging of its settings, without what follows them: the download of Electron. */
interface Packager {
  getConfig(root: string, file: string, overrides: null): Promise<Settings>;
  validateConfiguration(settings: Settings, log: { isEnabled: boolean; add(): void }): Promise<void>;
}

/** The packager's translation of its settings into fuses, and the tool it hands them to. */
interface PlatformPackager {
  readonly PlatformPackager: { readonly prototype: { generateFuseConfig(fuses: unknown): Promise<object> } };
}
interface FuseTool {
  flipFuses(program: string, fuses: object): Promise<number>;
}

/** A program that `npm run package` made, relative to the checkout: there after a download of Electron only. */
const packagedDesk = process.env['PACKAGED_DESK'];
const root = resolve(import.meta.dirname, '../..');
let library: string;
let packager: Packager;
let settings: Settings;

beforeAll(async () => {
  // An inner path of the packager: electron-builder's version is pinned, and a move of the file fails here.
  const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
  library = dirname(createRequire(builder).resolve('app-builder-lib/package.json'));
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

  it('sets every fuse, so that nothing but the desk can run in its program', async () => {
    expect(settings['electronFuses']).toEqual(fusesOfTheDesk);
    expect(settings['asar']).toBe(true);
  });

  it('has its fuses understood: the packager sets them so in a program that left the factory with all others', async () => {
    const inside = createRequire(join(library, 'package.json'));
    const { PlatformPackager } = inside('./out/index.js') as PlatformPackager;
    const { flipFuses } = inside('@electron/fuses') as FuseTool;
    const folder = await mkdtemp(join(tmpdir(), 'electron-fuses-'));
    try {
      const program = join(folder, 'electron');
      // Version 1 of the wire, eight fuses, each the other way round.
      await writeFile(
        program,
        Buffer.concat([Buffer.from(`machine code${fuseSentinel}`), Buffer.from([1, 8]), Buffer.from('10110011')]),
      );
      await flipFuses(program, await PlatformPackager.prototype.generateFuseConfig(settings['electronFuses']));
      expect(await fusesIn(program)).toMatchObject(fusesOfTheDesk);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('announces the links that the desk opens, and no others', () => {
    const protocols = settings['protocols'] as { schemes: string[] }[];
    expect(protocols.flatMap(({ schemes }) => schemes).toSorted()).toEqual([...linkSchemes].toSorted());
  });

  it('packages the Electron that the desk is built for', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(root, 'desktop/package.json'), 'utf8'));
    expect(settings['electronVersion']).toBe(devDependencies.electron);
  });
});

describe.skipIf(packagedDesk === undefined)(
  'a desk that was packaged [peer:packaged-desk PACKAGED_DESK names it]',
  () => {
    it('has every fuse as wanted', async () => {
      expect(await fusesIn(resolve(root, packagedDesk ?? ''))).toMatchObject(fusesOfTheDesk);
    });
  },
);
