import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Entry {
  version: string;
  optional?: boolean;
}

function aClone(wanted: Record<string, Entry>, present?: Record<string, Entry>): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-clone-'));
  folders.push(folder);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (present) {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  }
  return folder;
}

const zod = { 'node_modules/zod': { version: '4.6.7' } };

it('a fresh clone has nothing installed', () => {
  expect(isInstalled(aClone(zod))).toBe(false);
});

it('what the lockfile names is installed', () => {
  expect(isInstalled(aClone(zod, zod))).toBe(true);
});

it('another version, also inside a workspace, is not what the lockfile names', () => {
  const nested = { 'server/node_modules/zod': { version: '4.6.7' } };
  expect(isInstalled(aClone(zod, { 'node_modules/zod': { version: '4.0.0' } }))).toBe(false);
  expect(isInstalled(aClone(nested, {}))).toBe(false);
});

it('a package for another machine may be missing', () => {
  expect(isInstalled(aClone({ 'node_modules/for-a-mac': { version: '1.0.0', optional: true } }, {}))).toBe(true);
});
