import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** The schema of the feature, step by step. */
export const agentMigrations: readonly Migration[] = [
  {
    id: '0020-agents',
    kind: 'expand',
    async up(db) {
      for (const statement of agents) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0023-agent-capacity',
    kind: 'expand',
    async up(db) {
      for (const statement of capacity) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0056-not-ready-reasons',
    kind: 'expand',
    async up(db) {
      for (const statement of reasonLimits) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const agents = [
  `CREATE TABLE agent_state (
     organisation_id text NOT NULL, user_id text NOT NULL, state text NOT NULL, reason text,
     state_since_at bigint NOT NULL, next_state text, next_reason text, desk_silent integer NOT NULL,
     units_used integer NOT NULL, units_of integer NOT NULL, idle_since_at bigint, version integer NOT NULL,
     PRIMARY KEY (organisation_id, user_id))`,
  // What the router reads each time: only those who can be offered something now.
  `CREATE INDEX agent_state_ready ON agent_state (organisation_id, user_id) WHERE state = 'ready' AND desk_silent = 0`,
  `CREATE TABLE agent_skill (
     organisation_id text NOT NULL, user_id text NOT NULL, skill_id text NOT NULL, level integer NOT NULL,
     PRIMARY KEY (organisation_id, user_id, skill_id))`,
  'CREATE INDEX agent_skill_by_skill ON agent_skill (organisation_id, skill_id)',
  `CREATE TABLE not_ready_reason (
     id text PRIMARY KEY, organisation_id text NOT NULL, title text NOT NULL, position integer NOT NULL)`,
  'CREATE INDEX not_ready_reason_by_place ON not_ready_reason (organisation_id, position)',
  `CREATE TABLE desk_link (
     organisation_id text NOT NULL, user_id text NOT NULL, node_id text NOT NULL, session_id text NOT NULL,
     lost_at bigint, last_lost_at bigint, PRIMARY KEY (organisation_id, user_id))`,
  'CREATE INDEX desk_link_by_node ON desk_link (node_id) WHERE lost_at IS NULL',
  'CREATE TABLE desk_node (node_id text PRIMARY KEY, heard_at bigint NOT NULL)',
];

const capacity = [
  'CREATE TABLE agent_capacity (organisation_id text PRIMARY KEY, plan text NOT NULL)',
  `ALTER TABLE agent_state ADD COLUMN in_hand text NOT NULL DEFAULT '{}'`,
  'ALTER TABLE agent_state ADD COLUMN wrapping_up integer NOT NULL DEFAULT 0',
  'ALTER TABLE agent_state ADD COLUMN own_units integer',
  `ALTER TABLE agent_state ADD COLUMN own_caps text NOT NULL DEFAULT '{}'`,
  `ALTER TABLE agent_state ADD COLUMN misses text NOT NULL DEFAULT '{}'`,
  // Until now a conversation took one unit of three; now it takes 25 of 100.
  `UPDATE agent_state SET in_hand = '{"webchat":' || units_used || '}' WHERE units_used > 0`,
  'UPDATE agent_state SET units_used = units_used * 25, units_of = 100',
  'ALTER TABLE agent_skill ADD COLUMN expires_at bigint',
  'ALTER TABLE not_ready_reason ADD COLUMN closed_at bigint',
  'ALTER TABLE not_ready_reason ADD COLUMN is_paid integer NOT NULL DEFAULT 1',
  'ALTER TABLE not_ready_reason ADD COLUMN is_productive integer NOT NULL DEFAULT 0',
  'ALTER TABLE not_ready_reason ADD COLUMN most_minutes integer',
];

const reasonLimits = [
  'ALTER TABLE not_ready_reason ADD COLUMN version integer NOT NULL DEFAULT 1',
  'ALTER TABLE agent_state ADD COLUMN over_long_at bigint',
];
