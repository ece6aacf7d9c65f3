import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** Emergency closures; calendars stand in the routing plan. */
export const hoursMigrations: readonly Migration[] = [
  {
    id: '0045-hours-closures',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const statements = [
  `CREATE TABLE closure (
     id text PRIMARY KEY, organisation_id text NOT NULL, queues text NOT NULL, words text NOT NULL,
     reason text NOT NULL, declared_at bigint NOT NULL, declared_by text NOT NULL, until_at bigint NOT NULL,
     ended_at bigint, lifted_by text)`,
  'CREATE INDEX closure_in_force ON closure (organisation_id) WHERE ended_at IS NULL',
];
