import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** The schema of the feature, step by step. */
export const channelMigrations: readonly Migration[] = [
  {
    id: '0060-webchat',
    kind: 'expand',
    async up(db) {
      for (const statement of webchat) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const webchat = [
  `CREATE TABLE webchat_channel (
     id text PRIMARY KEY, organisation_id text NOT NULL, key text NOT NULL, secret_hash text, title text NOT NULL,
     hosts text NOT NULL, language text NOT NULL, queue_key text NOT NULL, flow_key text, bot_name text NOT NULL,
     privacy_url text, exit_url text NOT NULL, mail_name text NOT NULL, mail_address text NOT NULL,
     created_at bigint NOT NULL)`,
  'CREATE UNIQUE INDEX webchat_channel_by_key ON webchat_channel (key)',
  'CREATE UNIQUE INDEX webchat_channel_by_secret ON webchat_channel (secret_hash) WHERE secret_hash IS NOT NULL',
  `CREATE TABLE webchat_file (
     attachment_id text PRIMARY KEY, organisation_id text NOT NULL, scan text NOT NULL, kept_at bigint NOT NULL,
     scanned_at bigint)`,
  "CREATE INDEX webchat_file_held ON webchat_file (organisation_id, attachment_id) WHERE scan = 'held'",
  `CREATE TABLE webchat_transcript (
     id text PRIMARY KEY, organisation_id text NOT NULL, conversation_id text NOT NULL, sent_at bigint NOT NULL)`,
  'CREATE INDEX webchat_transcript_by_conversation ON webchat_transcript (organisation_id, conversation_id, sent_at)',
];
