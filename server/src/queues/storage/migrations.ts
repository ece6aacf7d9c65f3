import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';
import { routingPlanMigration } from './routing-plan-migration.ts';

/** The schema of the feature, step by step. */
export const queueMigrations: readonly Migration[] = [
  {
    id: '0021-queues',
    kind: 'expand',
    async up(db) {
      for (const statement of queues) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  routingPlanMigration,
];

const queues = [
  `CREATE TABLE queue (
     id text PRIMARY KEY, organisation_id text NOT NULL, service_area_id text, key text NOT NULL, name text NOT NULL,
     position integer NOT NULL, channels text NOT NULL, required_skills text NOT NULL, band integer NOT NULL,
     offer_seconds integer NOT NULL, auto_accept integer NOT NULL, wrap_up_mode text NOT NULL,
     wrap_up_seconds integer NOT NULL, target_seconds integer NOT NULL, version integer NOT NULL)`,
  'CREATE UNIQUE INDEX queue_by_key ON queue (organisation_id, key)',
  'CREATE TABLE skill (id text PRIMARY KEY, organisation_id text NOT NULL, key text NOT NULL, name text NOT NULL)',
  'CREATE UNIQUE INDEX skill_by_key ON skill (organisation_id, key)',
  `CREATE TABLE reason (
     id text PRIMARY KEY, organisation_id text NOT NULL, key text NOT NULL, title text NOT NULL, heading text NOT NULL,
     position integer NOT NULL, is_failure_demand integer NOT NULL)`,
  'CREATE UNIQUE INDEX reason_by_key ON reason (organisation_id, key)',
  `CREATE TABLE outcome (
     id text PRIMARY KEY, organisation_id text NOT NULL, key text NOT NULL, title text NOT NULL,
     position integer NOT NULL)`,
  'CREATE UNIQUE INDEX outcome_by_key ON outcome (organisation_id, key)',
];
