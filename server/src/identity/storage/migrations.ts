import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/migrations.ts';

/** Organisations, people, what they may do, how they sign in, and what is shared. */
export const identityMigrations: readonly Migration[] = [
  {
    id: '0002-identity',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const statements = [
  `CREATE TABLE organisation (
     id text PRIMARY KEY, name text NOT NULL, name_key text NOT NULL UNIQUE, brand text NOT NULL, policy text NOT NULL,
     policy_version integer NOT NULL, created_at bigint NOT NULL, version integer NOT NULL)`,
  `CREATE TABLE service_area (
     id text PRIMARY KEY, organisation_id text NOT NULL, name text NOT NULL, name_key text NOT NULL, reference text,
     closed_at bigint, version integer NOT NULL, UNIQUE (organisation_id, name_key))`,
  `CREATE TABLE staff (
     id text PRIMARY KEY, organisation_id text NOT NULL, service_area_id text, user_name text NOT NULL UNIQUE,
     display_name text NOT NULL, display_name_key text NOT NULL, job_title text, email text, phone_number text,
     reference text, status text NOT NULL, created_at bigint NOT NULL, last_sign_in_at bigint,
     failed_attempts integer NOT NULL, locked_until_at bigint, identity_provider text NOT NULL, provider_subject text,
     desk_epoch integer NOT NULL, desk_session_id text, version integer NOT NULL,
     UNIQUE (identity_provider, provider_subject))`,
  'CREATE INDEX staff_by_name ON staff (organisation_id, display_name_key, id)',
  `CREATE TABLE staff_role (
     organisation_id text NOT NULL, user_id text NOT NULL, role text NOT NULL, service_area_id text)`,
  'CREATE INDEX staff_role_by_user ON staff_role (user_id)',
  'CREATE INDEX staff_role_by_role ON staff_role (organisation_id, role)',
  `CREATE TABLE password_credential (
     user_id text PRIMARY KEY, organisation_id text NOT NULL, hash text NOT NULL, changed_at bigint NOT NULL)`,
  `CREATE TABLE password_history (
     organisation_id text NOT NULL, user_id text NOT NULL, hash text NOT NULL, replaced_at bigint NOT NULL)`,
  'CREATE INDEX password_history_by_user ON password_history (user_id, replaced_at)',
  `CREATE TABLE staff_session (
     id text PRIMARY KEY, organisation_id text NOT NULL, user_id text NOT NULL, token_hash text NOT NULL UNIQUE,
     started_at bigint NOT NULL, last_seen_at bigint NOT NULL, expires_at bigint NOT NULL,
     desk_epoch integer)`,
  'CREATE INDEX staff_session_by_user ON staff_session (user_id)',
  'CREATE INDEX staff_session_by_organisation ON staff_session (organisation_id, last_seen_at)',
  `CREATE TABLE short_token (
     token_hash text PRIMARY KEY, organisation_id text NOT NULL, session_id text NOT NULL, expires_at bigint NOT NULL)`,
  'CREATE INDEX short_token_by_session ON short_token (session_id)',
  `CREATE TABLE one_use_link (
     token_hash text PRIMARY KEY, organisation_id text NOT NULL, purpose text NOT NULL, user_id text,
     expires_at bigint NOT NULL)`,
  'CREATE INDEX one_use_link_by_user ON one_use_link (user_id)',
  `CREATE TABLE team (
     id text PRIMARY KEY, organisation_id text NOT NULL, service_area_id text, name text NOT NULL, name_key text NOT NULL,
     phone_number text, reference text, closed_at bigint, version integer NOT NULL, UNIQUE (organisation_id, name_key))`,
  `CREATE TABLE team_member (
     organisation_id text NOT NULL, team_id text NOT NULL, user_id text NOT NULL, PRIMARY KEY (team_id, user_id))`,
  'CREATE INDEX team_member_by_user ON team_member (user_id)',
  `CREATE TABLE sharing_grant (
     id text PRIMARY KEY, organisation_id text NOT NULL, to_organisation_id text NOT NULL, record_kind text NOT NULL,
     fields text NOT NULL, reason text NOT NULL, valid_from_at bigint NOT NULL, valid_until_at bigint, ended_at bigint,
     created_at bigint NOT NULL)`,
  'CREATE INDEX sharing_grant_by_giver ON sharing_grant (organisation_id, valid_from_at)',
  'CREATE INDEX sharing_grant_by_receiver ON sharing_grant (to_organisation_id, valid_from_at)',
  `CREATE TABLE api_token (
     id text PRIMARY KEY, organisation_id text NOT NULL, name text NOT NULL, name_key text NOT NULL,
     token_hash text NOT NULL UNIQUE, rights text NOT NULL, issued_by text, issued_at bigint NOT NULL,
     expires_at bigint NOT NULL, last_used_at bigint, revoked_at bigint)`,
  'CREATE INDEX api_token_by_organisation ON api_token (organisation_id, name_key)',
];
