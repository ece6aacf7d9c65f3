import type { Clock } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Scope } from '../access/scope.ts';
import { CommitListeners } from './commit-listeners.ts';
import type { Database } from './database.ts';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import { type Migration, pendingMigrations } from './migrations.ts';
import { markedInsideTransaction, refuseInsideTransaction, StorageUnavailable } from './misuse.ts';
import type { ReadMoment } from './moment-reader.ts';
import { PostgresSession } from './postgres-session.ts';
import { ScopePlugin } from './scope-plugin.ts';
import type { Tables } from './tables.ts';
import { Transaction } from './transaction.ts';

const writers = 10;
const readers = 10;
const longReaders = 2;
const attempts = 5;
/**
 * serialization_failure, deadlock_detected, idle_in_transaction_session_timeout: nothing was kept, and the same work may
 * be tried again.
 */
const retryable = new Set(['40001', '40P01', '25P03']);
/**
 * A server that stands still, or whose line is cut, in the middle of a transaction holds its locks, among them the head
 * of the organisation's stream, and with that everybody else. Nothing but the database is awaited inside, so a
 * transaction that says nothing for so long is such a one, and PostgreSQL ends it.
 */
const silentTransactionMs = 2_000;
const migrationLock = 7_216_001;

/** PostgreSQL for scale-out: one transaction for each piece of work; the server groups their commits itself. */
export class PostgresDatabase implements Database {
  readonly engine = 'postgres' as const;
  readonly #clock: Clock;
  readonly #writing: pg.Pool;
  readonly #reading: pg.Pool;
  readonly #long: pg.Pool;
  readonly #read: PostgresSession;
  readonly #longRead: PostgresSession;
  readonly #listeners = new CommitListeners();
  readonly #sessions = new WeakMap<pg.PoolClient, PostgresSession>();

  constructor(url: string, clock: Clock) {
    this.#clock = clock;
    this.#writing = pool(url, writers, `-c idle_in_transaction_session_timeout=${silentTransactionMs}`);
    this.#reading = pool(url, readers, '-c default_transaction_read_only=on');
    this.#long = pool(url, longReaders, '-c default_transaction_read_only=on');
    this.#read = new PostgresSession(this.#reading);
    this.#longRead = new PostgresSession(this.#long);
  }

  async inTransaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    refuseInsideTransaction('inTransaction');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(scope, work);
      } catch (failure) {
        if (attempt === attempts || !retryable.has(codeOf(failure))) throw failure;
      }
    }
  }

  read(scope: Scope): Kysely<Tables> {
    refuseInsideTransaction('read');
    return this.#read.kysely.withPlugin(new ScopePlugin(scope, true));
  }

  longRead(scope: Scope): Kysely<Tables> {
    refuseInsideTransaction('longRead');
    return this.#longRead.kysely.withPlugin(new ScopePlugin(scope, true));
  }

  async readMoment<T>(work: (read: ReadMoment) => Promise<T>): Promise<T> {
    refuseInsideTransaction('readMoment');
    const client = await this.#reading.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const { kysely } = this.#sessionOn(client);
      return await work((scope) => kysely.withPlugin(new ScopePlugin(scope, true)));
    } finally {
      await client.query('COMMIT').catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error(String(cause));
      });
      client.release(broken);
    }
  }

  async readPrepared<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]> {
    refuseInsideTransaction('readPrepared');
    return this.#read.rows<Row>(statement, values);
  }

  onCommitted(listener: Parameters<Database['onCommitted']>[0]): () => void {
    return this.#listeners.add(listener);
  }

  async migrate(migrations: readonly Migration[]): Promise<string[]> {
    const client = await this.#writing.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
      await client.query(
        'CREATE TABLE IF NOT EXISTS schema_migration (id text PRIMARY KEY, applied_at bigint NOT NULL)',
      );
      const applied = await client.query<{ id: string }>('SELECT id FROM schema_migration');
      const pending = pendingMigrations(
        migrations,
        applied.rows.map(({ id }) => id),
      );
      for (const migration of pending) await this.#step(client, migration);
      return pending.map(({ id }) => id);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
      client.release();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#writing.end(), this.#reading.end(), this.#long.end()]);
  }

  async #attempt<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#writing.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const tx = new Transaction(this.#sessionOn(client), scope, this.#clock());
      const value = await markedInsideTransaction(() => work(tx));
      const streams = await tx.finish();
      await client.query('COMMIT').catch((cause: unknown) => {
        throw new StorageUnavailable('committing', cause);
      });
      if (streams.length > 0) this.#listeners.announce(streams);
      return value;
    } catch (failure) {
      await client.query('ROLLBACK').catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error(String(cause));
      });
      throw failure;
    } finally {
      client.release(broken);
    }
  }

  #sessionOn(client: pg.PoolClient): PostgresSession {
    const known = this.#sessions.get(client) ?? new PostgresSession(client);
    this.#sessions.set(client, known);
    return known;
  }

  async #step(client: pg.PoolClient, migration: Migration): Promise<void> {
    await client.query('BEGIN');
    try {
      await migration.up(this.#sessionOn(client).kysely as unknown as Kysely<never>, 'postgres');
      await client.query('INSERT INTO schema_migration VALUES ($1, $2)', [migration.id, this.#clock()]);
      await client.query('COMMIT');
    } catch (failure) {
      await client.query('ROLLBACK');
      throw failure;
    }
  }
}

function pool(connectionString: string, max: number, options?: string): pg.Pool {
  const made = new pg.Pool({ connectionString, max, ...(options && { options }) });
  // An idle or closing client whose server goes away emits 'error'; without listeners the process would end.
  made.on('error', () => {});
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

function codeOf(failure: unknown): string {
  const cause = failure instanceof StorageUnavailable ? failure.cause : failure;
  return (cause as { code?: string } | undefined)?.code ?? '';
}
