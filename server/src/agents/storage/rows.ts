import type { HotStatement, SqlValue, Transaction } from '../../platform/database/index.ts';

/** How a hot path reads: inside a transaction, or outside any. */
export type Rows = <Row>(statement: HotStatement, values: readonly SqlValue[]) => Promise<Row[]>;

export function rowsOf(tx: Transaction): Rows {
  return (statement, values) => tx.prepared(statement, values);
}
