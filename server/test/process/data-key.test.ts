import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@switchboard/shared/configuration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../src/migrations.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { OrganisationKeys } from '../../src/platform/keys/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-data-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('[Q-11 part] a DATA_KEY that is not the one of this database ends the start with one clear sentence', async () => {
  const database = openDatabase(`sqlite:${join(folder, 'switchboard.db')}`, () => 1_000);
  await database.migrate(migrations);
  await new OrganisationKeys({ database, dataKey: new Secret('0a'.repeat(32)) }).replace('eastmere');
  await database.close();

  const main = join(import.meta.dirname, '../../src/main.ts');
  const other = '0b'.repeat(32);
  const { status, stderr } = spawnSync(process.execPath, [main], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], DATA_DIR: folder, DATA_KEY: other, PORT: '0', TELEPHONY: 'off', SEED: 'none' },
  });
  expect(status).toBe(78);
  expect(stderr.trim()).toMatch(/^DATA_KEY is not the key this database was made with[^\n]*$/);
  expect(stderr).not.toContain(other);
});
