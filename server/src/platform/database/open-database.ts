import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '@switchboard/shared/kernel';
import type { Database } from './database.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { SqliteDatabase } from './sqlite-database.ts';

/** Opens `postgres://…`, or SQLite at `file:…` (or a plain path). Does not migrate. */
export function openDatabase(url: string, clock: Clock): Database {
  if (/^postgres(ql)?:\/\//.test(url)) return new PostgresDatabase(url, clock);
  const file = url.replace(/^(file|sqlite):(\/\/)?/, '');
  mkdirSync(dirname(file), { recursive: true });
  return new SqliteDatabase(file, clock);
}
