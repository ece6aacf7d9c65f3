import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** What the day's figures are counted by, however many contacts are kept. */
export const supervisionMigrations: readonly Migration[] = [
  {
    id: '0050-supervision',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const statements = [
  `CREATE INDEX interaction_by_start ON interaction (organisation_id, started_at) WHERE kind = 'agent'`,
  `CREATE INDEX contact_abandoned ON contact (organisation_id, ended_at) WHERE state = 'abandoned'`,
];
