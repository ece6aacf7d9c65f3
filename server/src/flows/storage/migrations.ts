import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** Flows with their versions, the platform's rules, opening hours, and the bot's part in each contact. */
export const flowMigrations: readonly Migration[] = [
  {
    id: '0040-flows',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const statements = [
  `CREATE TABLE flow (
     id text PRIMARY KEY, organisation_id text NOT NULL, key text NOT NULL, draft text NOT NULL,
     published_number integer, version integer NOT NULL, UNIQUE (organisation_id, key))`,
  `CREATE TABLE flow_version (
     organisation_id text NOT NULL, flow_id text NOT NULL, number integer NOT NULL, definition text NOT NULL,
     published_at bigint NOT NULL, PRIMARY KEY (flow_id, number))`,
  'CREATE TABLE safety_rules (organisation_id text PRIMARY KEY, rules text NOT NULL, version integer NOT NULL)',
  `CREATE TABLE opening_hours (
     organisation_id text NOT NULL, queue_key text NOT NULL, hours text NOT NULL,
     PRIMARY KEY (organisation_id, queue_key))`,
  `CREATE TABLE flow_run (
     contact_id text PRIMARY KEY, organisation_id text NOT NULL, conversation_id text NOT NULL, flow_id text NOT NULL,
     flow_number integer NOT NULL, bot_name text NOT NULL, language text NOT NULL, facts text NOT NULL, state text,
     start_due integer NOT NULL, due_seq integer NOT NULL, processed_seq integer NOT NULL, holder text NOT NULL,
     owner_number integer NOT NULL)`,
  `CREATE INDEX flow_run_due ON flow_run (contact_id)
     WHERE holder = 'bot' AND (start_due = 1 OR due_seq > processed_seq)`,
];
