export type { CommittedStream } from '../events/event-writer.ts';
export type { Database } from './database.ts';
export { amongIds, holdingStatement, type HotStatement, hotStatement, type SqlValue } from './hot-statement.ts';
export { DatabaseIsNewer, type Engine, type Migration } from './migrations.ts';
export { openDatabase } from './open-database.ts';
export { openFailure } from './open-failure.ts';
export { platformMigration } from './platform-migration.ts';
export { declareTable, type Tables } from './tables.ts';
export type { Transaction } from './transaction.ts';
