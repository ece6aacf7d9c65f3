import type { Clock } from '@switchboard/shared/kernel';
import SqliteConnection from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Scope } from '../access/scope.ts';
import { CommitListeners } from './commit-listeners.ts';
import type { Database } from './database.ts';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import { LongReader } from './long-reader.ts';
import { type Migration, pendingMigrations } from './migrations.ts';
import { refuseInsideTransaction } from './misuse.ts';
import type { ReadMoment } from './moment-reader.ts';
import { ScopePlugin } from './scope-plugin.ts';
import { SqliteMoment } from './sqlite-moment.ts';
import { SqliteSession } from './sqlite-session.ts';
import { SqliteWriter } from './sqlite-writer.ts';
import type { Tables } from './tables.ts';
import type { Transaction } from './transaction.ts';

/** SQLite in one file: WAL with synchronous=FULL, so that an acknowledged commit survives a power cut. */
export class SqliteDatabase implements Database {
  readonly engine = 'sqlite' as const;
  readonly #writing: SqliteSession;
  readonly #reading: SqliteSession;
  readonly #long: LongReader;
  readonly #moment: SqliteMoment;
  readonly #writer: SqliteWriter;
  readonly #listeners = new CommitListeners();

  constructor(file: string, clock: Clock) {
    const writing = new SqliteConnection(file);
    // temp_store: what a savepoint may have to take back is kept in memory, not in a temporary file.
    const settings = [
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      'busy_timeout = 5000',
      'temp_store = MEMORY',
    ];
    for (const setting of settings) {
      writing.pragma(setting);
    }
    const reading = new SqliteConnection(file, { readonly: true });
    reading.pragma('busy_timeout = 5000');
    this.#writing = new SqliteSession(writing);
    this.#reading = new SqliteSession(reading);
    this.#long = new LongReader(file);
    this.#moment = new SqliteMoment(file);
    this.#writer = new SqliteWriter(this.#writing, clock, (streams) => this.#listeners.announce(streams));
  }

  async inTransaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    refuseInsideTransaction('inTransaction');
    return this.#writer.submit(scope, work);
  }

  read(scope: Scope): Kysely<Tables> {
    refuseInsideTransaction('read');
    return this.#reading.kysely.withPlugin(new ScopePlugin(scope, true));
  }

  longRead(scope: Scope): Kysely<Tables> {
    refuseInsideTransaction('longRead');
    return this.#long.kysely.withPlugin(new ScopePlugin(scope, true));
  }

  readMoment<T>(work: (read: ReadMoment) => Promise<T>): Promise<T> {
    refuseInsideTransaction('readMoment');
    return this.#moment.read(work);
  }

  async readPrepared<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]> {
    refuseInsideTransaction('readPrepared');
    return this.#reading.rows<Row>(statement, values);
  }

  onCommitted(listener: Parameters<Database['onCommitted']>[0]): () => void {
    return this.#listeners.add(listener);
  }

  async migrate(migrations: readonly Migration[]): Promise<string[]> {
    this.#writing.run('CREATE TABLE IF NOT EXISTS schema_migration (id TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)');
    const rows = this.#writing.execute<{ id: string }>({ sql: 'SELECT id FROM schema_migration', parameters: [] }).rows;
    const pending = pendingMigrations(
      migrations,
      rows.map(({ id }) => id),
    );
    for (const migration of pending) {
      this.#writing.run('BEGIN IMMEDIATE');
      try {
        await migration.up(this.#writing.kysely as unknown as Kysely<never>, 'sqlite');
        this.#writing.execute({
          sql: 'INSERT INTO schema_migration VALUES (?, ?)',
          parameters: [migration.id, Date.now()],
        });
        this.#writing.run('COMMIT');
      } catch (failure) {
        this.#writing.run('ROLLBACK');
        throw failure;
      }
    }
    return pending.map(({ id }) => id);
  }

  async close(): Promise<void> {
    await this.#writer.whenIdle();
    await this.#long.close();
    await this.#moment.close();
    this.#reading.close();
    this.#writing.close();
  }
}
