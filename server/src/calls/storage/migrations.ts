import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** Where each node's journal has been taken to, the numbers citizens dial, and calls with their legs. */
export const callMigrations: readonly Migration[] = [
  {
    id: '0061-calls',
    kind: 'expand',
    async up(db) {
      for (const statement of calls) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const calls = [
  'CREATE TABLE journal_head (node_id text PRIMARY KEY, epoch bigint NOT NULL, seq bigint NOT NULL, taken_at bigint NOT NULL)',
  `CREATE TABLE journal_aside (
     node_id text NOT NULL, epoch bigint NOT NULL, seq bigint NOT NULL, entry text NOT NULL, set_aside_at bigint NOT NULL,
     PRIMARY KEY (node_id, epoch, seq))`,
  `CREATE TABLE dialled_number (
     number text PRIMARY KEY, organisation_id text NOT NULL, title text NOT NULL, queue_key text NOT NULL,
     bot_name text NOT NULL, language text NOT NULL, created_at bigint NOT NULL)`,
  `CREATE TABLE phone_call (
     id text PRIMARY KEY, organisation_id text NOT NULL, node_id text NOT NULL, contact_id text NOT NULL,
     trunk text NOT NULL, from_number text, dialled text NOT NULL, follows_contact_id text, arrived_at bigint NOT NULL,
     ended_at bigint, end_cause text)`,
  'CREATE INDEX phone_call_by_contact ON phone_call (organisation_id, contact_id)',
  'CREATE INDEX phone_call_open ON phone_call (node_id) WHERE ended_at IS NULL',
  'CREATE INDEX phone_call_again ON phone_call (organisation_id, from_number, ended_at) WHERE from_number IS NOT NULL',
  `CREATE TABLE call_leg (
     id text PRIMARY KEY, organisation_id text NOT NULL, call_id text NOT NULL, role text NOT NULL, user_id text,
     rang_at bigint, answered_at bigint, ended_at bigint, end_cause text, sip_status integer, held_since_at bigint,
     held_ms bigint NOT NULL, media text)`,
  'CREATE INDEX call_leg_by_call ON call_leg (organisation_id, call_id)',
];
