import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/migrations.ts';

/** Customers: who there is, how they are reached, where they live, what to be careful about, what was noted. */
export const customerMigrations: readonly Migration[] = [
  {
    id: '0010-customers',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

// Every index begins with the organisation, as every question does: else the planner, which knows only that, would go
// through the whole of it.
const statements = [
  `CREATE TABLE customer (
     id text PRIMARY KEY, organisation_id text NOT NULL, reference text NOT NULL, kind text NOT NULL, name text NOT NULL,
     known_as text, born_on text, pronouns text, language text, preferred_channel text, is_resident integer,
     created_at bigint NOT NULL, changed_at bigint NOT NULL, version integer NOT NULL,
     UNIQUE (organisation_id, reference))`,
  'CREATE INDEX customer_by_birthday ON customer (organisation_id, born_on) WHERE born_on IS NOT NULL',
  `CREATE TABLE customer_point (
     id text PRIMARY KEY, organisation_id text NOT NULL, customer_id text NOT NULL, kind text NOT NULL, channel text,
     value text NOT NULL, value_key text NOT NULL, label text, is_preferred integer NOT NULL,
     is_safe_to_use integer NOT NULL, source text, place integer NOT NULL)`,
  'CREATE INDEX customer_point_by_key ON customer_point (organisation_id, kind, value_key)',
  'CREATE INDEX customer_point_by_customer ON customer_point (organisation_id, customer_id)',
  `CREATE TABLE customer_address (
     id text PRIMARY KEY, organisation_id text NOT NULL, customer_id text NOT NULL, kind text NOT NULL,
     lines text NOT NULL, town text, postcode text, uprn text, since_on text, place integer NOT NULL)`,
  'CREATE INDEX customer_address_by_postcode ON customer_address (organisation_id, postcode)',
  'CREATE INDEX customer_address_by_customer ON customer_address (organisation_id, customer_id)',
  `CREATE TABLE customer_marker (
     id text PRIMARY KEY, organisation_id text NOT NULL, customer_id text NOT NULL, kind text NOT NULL,
     text text NOT NULL, source text NOT NULL, review_on text NOT NULL, is_restricted integer NOT NULL,
     recorded_at bigint NOT NULL, recorded_by text NOT NULL, reviewed_at bigint, ended_at bigint,
     version integer NOT NULL)`,
  'CREATE INDEX customer_marker_by_customer ON customer_marker (organisation_id, customer_id)',
  `CREATE TABLE customer_note (
     id text PRIMARY KEY, organisation_id text NOT NULL, customer_id text NOT NULL, text text NOT NULL,
     is_pinned integer NOT NULL, written_at bigint NOT NULL, written_by text NOT NULL)`,
  'CREATE INDEX customer_note_by_customer ON customer_note (organisation_id, customer_id, written_at, id)',
  'CREATE TABLE customer_counter (organisation_id text PRIMARY KEY, last_number integer NOT NULL)',
];
