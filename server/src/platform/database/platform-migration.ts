import { type Kysely, sql } from 'kysely';
import type { Migration } from './migrations.ts';

/** The platform's own tables: streams, first answers, deliveries, jobs, audit entries. */
export const platformMigration: Migration = {
  id: '0001-platform',
  kind: 'expand',
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
  },
};

const statements = [
  'CREATE TABLE stream_head (stream_id text PRIMARY KEY, seq bigint NOT NULL)',
  `CREATE TABLE event (
     stream_id text NOT NULL, seq bigint NOT NULL, event_id text NOT NULL, type text NOT NULL,
     occurred_at bigint NOT NULL, subject_id text NOT NULL, actor_kind text NOT NULL, actor_id text NOT NULL,
     trace_id text NOT NULL, body text NOT NULL, PRIMARY KEY (stream_id, seq))`,
  'CREATE INDEX event_by_trace ON event (stream_id, trace_id)',
  'CREATE INDEX event_by_subject ON event (stream_id, subject_id, seq)',
  `CREATE TABLE command_answer (
     organisation_id text NOT NULL, actor_id text NOT NULL, command_id text NOT NULL, payload_hash text NOT NULL,
     answer text, answered_at bigint NOT NULL, PRIMARY KEY (organisation_id, actor_id, command_id))`,
  'CREATE INDEX command_answer_by_age ON command_answer (answered_at)',
  `CREATE TABLE outbox (
     id text PRIMARY KEY, organisation_id text NOT NULL, kind text NOT NULL, order_key text, payload text NOT NULL,
     due_at bigint NOT NULL, created_at bigint NOT NULL, attempts integer NOT NULL, claimed_until bigint,
     claim_token text, delivered_at bigint, dead_at bigint, last_error text, trace_id text NOT NULL)`,
  'CREATE INDEX outbox_due ON outbox (due_at) WHERE delivered_at IS NULL AND dead_at IS NULL',
  `CREATE INDEX outbox_in_order ON outbox (organisation_id, order_key, id)
     WHERE delivered_at IS NULL AND dead_at IS NULL AND order_key IS NOT NULL`,
  'CREATE INDEX outbox_dead ON outbox (organisation_id, dead_at) WHERE dead_at IS NOT NULL',
  'CREATE INDEX outbox_delivered ON outbox (delivered_at) WHERE delivered_at IS NOT NULL',
  'CREATE INDEX outbox_by_trace ON outbox (organisation_id, trace_id)',
  `CREATE TABLE job (
     organisation_id text NOT NULL, kind text NOT NULL, key text NOT NULL, due_at bigint NOT NULL, payload text NOT NULL,
     planned_at bigint NOT NULL, basis text NOT NULL, attempts integer NOT NULL, claimed_until bigint, claim_token text,
     last_error text, trace_id text NOT NULL, PRIMARY KEY (organisation_id, kind, key))`,
  'CREATE INDEX job_due ON job (due_at) WHERE claim_token IS NULL',
  'CREATE INDEX job_claimed ON job (kind) WHERE claim_token IS NOT NULL',
  'CREATE INDEX job_by_trace ON job (organisation_id, trace_id)',
  `CREATE TABLE audit_entry (
     organisation_id text NOT NULL, entry_id text NOT NULL, recorded_at bigint NOT NULL, actor_kind text NOT NULL,
     actor_id text NOT NULL, action text NOT NULL, subject_kind text NOT NULL, subject_id text NOT NULL,
     trace_id text NOT NULL, payload_hash text NOT NULL, sealed_seq bigint, PRIMARY KEY (organisation_id, entry_id))`,
  // sealed_seq stands in its own partial index so that the planner cannot prefer another one and read the whole trail.
  `CREATE INDEX audit_entry_unsealed ON audit_entry (organisation_id, sealed_seq, recorded_at, entry_id)
     WHERE sealed_seq IS NULL`,
  'CREATE INDEX audit_entry_by_time ON audit_entry (organisation_id, recorded_at, entry_id)',
  'CREATE INDEX audit_entry_by_subject ON audit_entry (organisation_id, subject_kind, subject_id, recorded_at, entry_id)',
  'CREATE INDEX audit_entry_by_actor ON audit_entry (organisation_id, actor_id, recorded_at, entry_id)',
  'CREATE INDEX audit_entry_by_action ON audit_entry (organisation_id, action, recorded_at, entry_id)',
  'CREATE INDEX audit_entry_by_trace ON audit_entry (organisation_id, trace_id)',
  `CREATE TABLE audit_payload (
     organisation_id text NOT NULL, entry_id text NOT NULL, salt text, payload text, erased_at bigint,
     PRIMARY KEY (organisation_id, entry_id))`,
];
