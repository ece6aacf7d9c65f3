import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** The chain beside the entries: links, heads, what was anchored and what was verified. */
export const auditMigrations: readonly Migration[] = [
  {
    id: '0005-audit',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const statements = [
  `CREATE TABLE audit_link (
     organisation_id text NOT NULL, seq bigint NOT NULL, entry_id text NOT NULL, entry_hash text NOT NULL,
     prev_hash text NOT NULL, hash text NOT NULL, sealed_at bigint NOT NULL, PRIMARY KEY (organisation_id, seq),
     UNIQUE (organisation_id, entry_id))`,
  `CREATE TABLE audit_chain_head (
     organisation_id text PRIMARY KEY, seq bigint NOT NULL, hash text NOT NULL, sealed_at bigint NOT NULL)`,
  `CREATE TABLE audit_anchor (
     organisation_id text PRIMARY KEY, seq bigint NOT NULL, hash text NOT NULL, anchored_at bigint NOT NULL,
     remote text NOT NULL)`,
  `CREATE TABLE audit_verification (
     id text PRIMARY KEY, organisation_id text NOT NULL, requested_at bigint NOT NULL, finished_at bigint,
     findings text)`,
  'CREATE INDEX audit_verification_by_age ON audit_verification (organisation_id, requested_at)',
];
