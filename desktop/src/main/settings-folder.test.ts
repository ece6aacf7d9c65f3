import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsFolder } from './settings-folder.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'switchboard-settings-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

it('keeps each file whole and for this person only', async () => {
  const folder = join(parent, 'Switchboard');
  const files = settingsFolder(() => folder);
  expect(await files.read('session.bin')).toBeUndefined();
  await files.write('session.bin', new Uint8Array([1, 2, 3]));
  await files.write('session.bin', new Uint8Array([4]));
  expect([...((await files.read('session.bin')) ?? [])]).toEqual([4]);
  expect(await readdir(folder)).toEqual(['session.bin']);
  if (process.platform !== 'win32') expect((await stat(join(folder, 'session.bin'))).mode & 0o777).toBe(0o600);
  await files.remove('session.bin');
  await files.remove('session.bin');
  expect(await files.read('session.bin')).toBeUndefined();
});
