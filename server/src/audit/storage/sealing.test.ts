import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase, platformMigration } from '../../platform/database/index.ts';
import { auditMigrations } from './migrations.ts';
import { unsealedEntries } from './sealing.ts';

test('the sealer finds the unsealed tail by its index, however long the trail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-plan-'));
  const path = join(folder, 'switchboard.db');
  const database = openDatabase(path, () => 0);
  await database.migrate([platformMigration, ...auditMigrations]);
  await database.close();
  const file = new SqliteConnection(path);
  const plan = file.prepare(`EXPLAIN QUERY PLAN ${unsealedEntries.sqlite}`).all('eastmere', 500);
  file.close();
  rmSync(folder, { recursive: true });
  expect(JSON.stringify(plan)).toContain('audit_entry_unsealed (organisation_id=? AND sealed_seq=?)');
});
