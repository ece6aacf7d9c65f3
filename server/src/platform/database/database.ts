import type { Kysely } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { CommittedStream } from '../events/event-writer.ts';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import type { Engine, Migration } from './migrations.ts';
import type { ReadMoment } from './moment-reader.ts';
import type { Tables } from './tables.ts';
import type { Transaction } from './transaction.ts';

/**
 * The one door to storage, alike on SQLite and PostgreSQL (design §4).
 *
 * `inTransaction` answers only after the commit is durable. On SQLite several pieces of work may share one physical
 * commit, each behind its own savepoint; on PostgreSQL the server groups commits itself. Nothing but the database is
 * awaited inside, and no other handle is used inside: both are refused (DatabaseMisuse).
 */
export interface Database {
  readonly engine: Engine;
  inTransaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Short questions, on a connection that cannot write. Sees also what other organisations share with the scope. */
  read(scope: Scope): Kysely<Tables>;
  /** The same for reports and exports: in a worker (SQLite) or a pool of its own (PostgreSQL). */
  longRead(scope: Scope): Kysely<Tables>;
  /** Several questions about one and the same moment: a snapshot and the number of the last event in it. */
  readMoment<T>(work: (read: ReadMoment) => Promise<T>): Promise<T>;
  /** A hot path's question, prepared once. The statement itself names the organisation. */
  readPrepared<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]>;
  /** Called after each commit that added events, on this node only. */
  onCommitted(listener: (streams: readonly CommittedStream[]) => void): () => void;
  /** Brings the schema forward; only one node does it. Throws DatabaseIsNewer. Answers the steps it ran. */
  migrate(migrations: readonly Migration[]): Promise<string[]>;
  /** Waits for running work, then closes. */
  close(): Promise<void>;
}
