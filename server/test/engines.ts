import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@switchboard/shared/kernel';
import { type Database, openDatabase } from '../src/platform/database/index.ts';
import { freshPostgresDatabase, postgresIsThere } from './postgres/fresh-database.ts';

/** A database of one test, and how to be rid of it. */
export interface OpenedDatabase {
  readonly database: Database;
  /** For a second connection or another process. */
  readonly url: string;
  dispose(): Promise<void>;
}

export interface TestEngine {
  readonly name: string;
  readonly isThere: boolean;
  open(clock?: Clock): Promise<OpenedDatabase>;
}

async function openSqlite(clock: Clock = Date.now): Promise<OpenedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-'));
  const url = join(folder, 'switchboard.db');
  const database = openDatabase(url, clock);
  const dispose = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, url, dispose };
}

async function openPostgres(clock: Clock = Date.now): Promise<OpenedDatabase> {
  const fresh = await freshPostgresDatabase();
  const database = openDatabase(fresh.url, clock);
  const dispose = async () => {
    await database.close();
    await fresh.drop();
  };
  return { database, url: fresh.url, dispose };
}

const postgres = await postgresIsThere();

/**
 * What is promised on both engines is tested on both:
 * `describe.each(engines)('… on $name', (engine) => …)`; without a PostgreSQL, its name gives the reason to skip.
 */
export const engines: readonly TestEngine[] = [
  { name: 'SQLite', isThere: true, open: openSqlite },
  { name: postgres ? 'PostgreSQL' : 'PostgreSQL [peer:postgres]', isThere: postgres, open: openPostgres },
];
