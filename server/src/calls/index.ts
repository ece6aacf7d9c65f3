import './storage/tables.ts';

export { callMigrations } from './storage/migrations.ts';
export { insertNumber } from './storage/numbers.ts';
export { type JournalNeeds, takeJournal } from './use-cases/take-journal.ts';
