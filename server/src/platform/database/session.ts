import type { Kysely } from 'kysely';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import type { Tables } from './tables.ts';

/** One open connection with a transaction on it: what a Transaction stands on, alike on both engines. */
export interface DatabaseSession {
  /** Unscoped; handed out only through a Transaction, which puts the scope in front. */
  readonly kysely: Kysely<Tables>;
  rows<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]>;
  /** The number of rows changed. */
  change(statement: HotStatement, values: readonly SqlValue[]): Promise<number>;
  /** The same for each of these, in their order; answers the rows changed by each. */
  changeEach(statement: HotStatement, all: readonly (readonly SqlValue[])[]): Promise<number[]>;
  /** Takes back all that was written since the work began; the work goes on. */
  restart(): Promise<void>;
}
