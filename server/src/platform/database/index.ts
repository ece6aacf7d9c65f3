export type { Database } from './database.ts';
export { type HotStatement, hotStatement, type SqlValue } from './hot-statement.ts';
export { DatabaseIsNewer, type Engine, type Migration } from './migrations.ts';
export { DatabaseMisuse, StorageUnavailable } from './misuse.ts';
export { openDatabase } from './open-database.ts';
export { platformMigration } from './platform-migration.ts';
export { ScopeBreach } from './scope-breach.ts';
export { declaredTables, declareTable, type Tables } from './tables.ts';
export type { CommittedStream, Transaction } from './transaction.ts';
