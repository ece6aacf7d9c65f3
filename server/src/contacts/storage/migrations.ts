import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/migrations.ts';

/** Contacts, the parts agents have in them, and what is said. */
export const contactMigrations: readonly Migration[] = [
  {
    id: '0030-contacts',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0036-contact-clocks',
    kind: 'expand',
    async up(db) {
      for (const statement of clocks) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0039-interrupted-parts',
    kind: 'expand',
    async up(db) {
      for (const statement of interrupted) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0046-hours-callbacks',
    kind: 'expand',
    async up(db) {
      for (const statement of callbacks) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const clocks = [
  'ALTER TABLE contact ADD COLUMN wanted_why text',
  'ALTER TABLE contact ADD COLUMN wanted_until_at bigint',
  'ALTER TABLE contact ADD COLUMN points integer NOT NULL DEFAULT 0',
  'ALTER TABLE contact ADD COLUMN queue_since_at bigint',
  'ALTER TABLE contact ADD COLUMN queue_left_at bigint',
  'ALTER TABLE contact ADD COLUMN offered_ms bigint NOT NULL DEFAULT 0',
  'ALTER TABLE contact ADD COLUMN skipped_ms bigint NOT NULL DEFAULT 0',
  // Whoever waits while the step runs entered the queue when the contact began to wait.
  `UPDATE contact SET queue_since_at = state_since_at WHERE state = 'queued'`,
  `UPDATE contact SET wanted_why = 'askedFor', wanted_until_at = state_since_at + 30000
     WHERE state = 'queued' AND wanted_user_id IS NOT NULL`,
  `CREATE TABLE contact_move (
     id text PRIMARY KEY, organisation_id text NOT NULL, contact_id text NOT NULL, moved_at bigint NOT NULL,
     kind text NOT NULL, by_kind text NOT NULL, by_id text NOT NULL, by_name text NOT NULL, reason text,
     details text NOT NULL)`,
  'CREATE INDEX contact_move_by_contact ON contact_move (organisation_id, contact_id, moved_at, id)',
];

const interrupted = [
  'ALTER TABLE interaction ADD COLUMN held_since_at bigint',
  'ALTER TABLE interaction ADD COLUMN held_ms bigint NOT NULL DEFAULT 0',
  'ALTER TABLE interaction ADD COLUMN interrupted_by text',
];

/** Promises to call back: attempts are counted beside the contact; whoever was promised one before has made none. */
const callbacks = [
  `CREATE TABLE callback (
     contact_id text PRIMARY KEY, organisation_id text NOT NULL, promised_at bigint NOT NULL,
     attempts integer NOT NULL, last_outcome text, last_tried_at bigint, joined_contact_id text, over_at bigint)`,
  'CREATE INDEX callback_open ON callback (organisation_id) WHERE over_at IS NULL',
  'CREATE INDEX contact_point_given_by_value ON contact_point_given (organisation_id, kind, value)',
  `INSERT INTO callback (contact_id, organisation_id, promised_at, attempts)
     SELECT id, organisation_id, state_since_at, 0 FROM contact WHERE state = 'awaitingCallback'`,
];

const isOpen = "state NOT IN ('ended', 'abandoned')";

const statements = [
  `CREATE TABLE contact (
     id text PRIMARY KEY, organisation_id text NOT NULL, service_area_id text, conversation_id text NOT NULL UNIQUE,
     start_key text NOT NULL, channel text NOT NULL, direction text NOT NULL, state text NOT NULL,
     state_since_at bigint NOT NULL, arrived_at bigint NOT NULL, first_queued_at bigint, ended_at bigint, ended_by text,
     queue_id text, queue_name text, band integer NOT NULL, skills text NOT NULL, wanted_user_id text, wanted_name text,
     handed_over_by text, handed_over_note text, given_name text, display_name text NOT NULL, customer_id text,
     customer_match text NOT NULL, language text NOT NULL, handover text, intent text, page text, channel_id text,
     citizen_id text, needs_link integer NOT NULL, citizen_connected integer NOT NULL, citizen_unlinked_at bigint,
     link_renewed_at bigint, last_agent_id text, parked_user_id text, parked_name text, parked_until_at bigint, callback_due_at bigint,
     record text NOT NULL, reason_id text, outcome_id text, reason_title text, outcome_title text, wrap_up_note text,
     disposition_of text, hands_version integer NOT NULL, version integer NOT NULL,
     UNIQUE (organisation_id, start_key))`,
  `CREATE INDEX contact_open ON contact (organisation_id, state) WHERE ${isOpen}`,
  // Begins as every statement in a scope does; without it SQLite would look for a few ids along the arrivals.
  'CREATE UNIQUE INDEX contact_by_id ON contact (organisation_id, id)',
  'CREATE INDEX contact_by_arrival ON contact (organisation_id, arrived_at, id)',
  'CREATE INDEX contact_by_customer ON contact (organisation_id, customer_id, arrived_at, id) WHERE customer_id IS NOT NULL',
  'CREATE INDEX contact_by_queue ON contact (organisation_id, queue_id, arrived_at, id) WHERE queue_id IS NOT NULL',
  'CREATE INDEX contact_by_reason ON contact (organisation_id, reason_id, arrived_at, id) WHERE reason_id IS NOT NULL',
  "CREATE INDEX contact_record_open ON contact (organisation_id, arrived_at, id) WHERE record = 'open'",
  `CREATE INDEX contact_to_write_up ON contact (organisation_id, last_agent_id, arrived_at, id)
     WHERE record = 'open' AND last_agent_id IS NOT NULL`,
  `CREATE INDEX contact_linked ON contact (link_renewed_at) WHERE citizen_connected = 1 AND needs_link = 1 AND ${isOpen}`,
  `CREATE TABLE contact_point_given (
     organisation_id text NOT NULL, contact_id text NOT NULL, kind text NOT NULL, value text NOT NULL,
     given_at bigint NOT NULL, PRIMARY KEY (contact_id, kind, value))`,
  `CREATE TABLE conversation (
     id text PRIMARY KEY, organisation_id text NOT NULL, contact_id text NOT NULL UNIQUE, last_seq integer NOT NULL,
     last_citizen_seq integer NOT NULL, owner_since_seq integer NOT NULL, citizen_delivered_seq integer NOT NULL,
     citizen_read_seq integer NOT NULL, staff_read_seq integer NOT NULL)`,
  `CREATE TABLE message (
     id text PRIMARY KEY, organisation_id text NOT NULL, conversation_id text NOT NULL, seq integer NOT NULL,
     written_at bigint NOT NULL, kind text NOT NULL, author_kind text NOT NULL, author_user_id text,
     author_name text NOT NULL, author_key text NOT NULL, client_id text, text text NOT NULL, details text NOT NULL,
     UNIQUE (conversation_id, seq))`,
  `CREATE UNIQUE INDEX message_once ON message (conversation_id, author_key, client_id) WHERE client_id IS NOT NULL`,
  `CREATE TABLE attachment (
     id text PRIMARY KEY, organisation_id text NOT NULL, conversation_id text NOT NULL, message_id text,
     name text NOT NULL, media_type text NOT NULL, bytes bigint NOT NULL, scan text NOT NULL,
     created_at bigint NOT NULL)`,
  'CREATE INDEX attachment_by_message ON attachment (organisation_id, message_id) WHERE message_id IS NOT NULL',
  `CREATE TABLE interaction (
     id text PRIMARY KEY, organisation_id text NOT NULL, contact_id text NOT NULL, kind text NOT NULL, user_id text,
     agent_name text, state text NOT NULL, is_owner integer NOT NULL, reservation_id text, started_at bigint NOT NULL,
     left_at bigint, wrap_up_mode text, wrap_up_due_at bigint, wrap_up_extended integer NOT NULL, completed_at bigint)`,
  'CREATE INDEX interaction_by_contact ON interaction (organisation_id, contact_id, user_id)',
  'CREATE INDEX interaction_by_user ON interaction (organisation_id, user_id, started_at) WHERE user_id IS NOT NULL',
  `CREATE INDEX interaction_in_hand ON interaction (organisation_id, user_id) WHERE user_id IS NOT NULL AND state <> 'completed'`,
  // A second owner, or the same person twice, is impossible whatever the code above believes (design §4).
  `CREATE UNIQUE INDEX interaction_one_part ON interaction (contact_id, user_id)
     WHERE kind = 'agent' AND state <> 'completed'`,
  `CREATE UNIQUE INDEX interaction_one_owner ON interaction (contact_id)
     WHERE is_owner = 1 AND state IN ('active', 'held')`,
  `CREATE TABLE participant (
     id text PRIMARY KEY, organisation_id text NOT NULL, contact_id text NOT NULL, kind text NOT NULL, user_id text,
     name text NOT NULL, joined_at bigint NOT NULL, left_at bigint)`,
  'CREATE INDEX participant_by_contact ON participant (organisation_id, contact_id, joined_at, id)',
  'CREATE TABLE emptied_events (organisation_id text PRIMARY KEY, seq bigint NOT NULL)',
];
