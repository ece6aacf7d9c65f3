import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** The schema of the feature, step by step. */
export const contentRuleMigrations: readonly Migration[] = [
  {
    id: '0055-content-rules',
    kind: 'expand',
    async up(db) {
      for (const statement of contentRules) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const contentRules = [
  `CREATE TABLE content_rule_hit (
     organisation_id text NOT NULL, contact_id text NOT NULL, rule_key text NOT NULL, rule_name text NOT NULL,
     acted_at bigint NOT NULL, matched text NOT NULL, band integer, points integer NOT NULL, to_queue text, moved_at bigint,
     PRIMARY KEY (contact_id, rule_key))`,
  `CREATE TABLE alert (
     id text PRIMARY KEY, organisation_id text NOT NULL, contact_id text NOT NULL, rule_key text NOT NULL,
     rule_name text NOT NULL, matched text NOT NULL, band integer NOT NULL, raised_at bigint NOT NULL,
     acknowledged_at bigint, acknowledged_by text, UNIQUE (contact_id, rule_key))`,
  'CREATE INDEX alert_by_time ON alert (organisation_id, raised_at, id)',
  'CREATE INDEX alert_open ON alert (organisation_id, raised_at) WHERE acknowledged_at IS NULL',
  // Who has reached us before is also found by the way in which she did.
  'CREATE INDEX contact_point_same ON contact_point_given (organisation_id, kind, value)',
];
