import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** The schema of the feature, step by step. */
export const routingMigrations: readonly Migration[] = [
  {
    id: '0031-routing',
    kind: 'expand',
    async up(db) {
      for (const statement of routing) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0032-offers-held-off',
    kind: 'expand',
    async up(db) {
      for (const statement of heldOff) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
  {
    id: '0033-routing-faults',
    kind: 'expand',
    async up(db) {
      for (const statement of faults) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

/** What must never be so, from the moment it is seen until some days after it is over; and when it was last looked for. */
const faults = [
  `CREATE TABLE routing_fault (
     organisation_id text NOT NULL, kind text NOT NULL, subject_id text NOT NULL, seen_at bigint NOT NULL,
     told_at bigint, repaired_at bigint, over_at bigint, PRIMARY KEY (organisation_id, kind, subject_id))`,
  'CREATE TABLE routing_look (organisation_id text PRIMARY KEY, looked_at bigint NOT NULL)',
  // Whose turn it was, for a leader that begins: all it reads stands in the index. Who picks for herself has no turn.
  `CREATE INDEX reservation_turns ON reservation (organisation_id, offered_at, user_id, queue_id) WHERE epoch > 0`,
];

/** Who said no to a contact or did not answer is not asked again for a while; and what was decided about one contact. */
const heldOff = [
  `CREATE INDEX reservation_held_off ON reservation (organisation_id, ended_at) WHERE state IN ('declined', 'expired')`,
  'CREATE INDEX reservation_by_contact ON reservation (organisation_id, contact_id, offered_at)',
];

const routing = [
  `CREATE TABLE reservation (
     id text PRIMARY KEY, organisation_id text NOT NULL, contact_id text NOT NULL, user_id text NOT NULL,
     fencing integer NOT NULL, state text NOT NULL, offered_at bigint NOT NULL, deadline_at bigint NOT NULL,
     ended_at bigint, queue_id text, units integer NOT NULL, decline_reason text, epoch integer NOT NULL, offer text,
     explanation text NOT NULL)`,
  // Two offers of one contact are impossible, even if the router's memory were wrong (design §4).
  `CREATE UNIQUE INDEX reservation_one_pending ON reservation (contact_id) WHERE state = 'pending'`,
  'CREATE UNIQUE INDEX reservation_fencing ON reservation (contact_id, fencing)',
  `CREATE INDEX reservation_pending ON reservation (organisation_id, user_id) WHERE state = 'pending'`,
  `CREATE INDEX reservation_declined ON reservation (organisation_id, ended_at) WHERE state = 'declined'`,
  `CREATE INDEX reservation_accepted ON reservation (queue_id, ended_at) WHERE state = 'accepted'`,
  // Whoever went with contacts in hand: looked for each second.
  `CREATE INDEX agent_state_left_work ON agent_state (organisation_id, user_id)
     WHERE state = 'offline' AND units_used > 0`,
  `CREATE TABLE routing_lease (
     organisation_id text PRIMARY KEY, node_id text NOT NULL, epoch integer NOT NULL, until_at bigint NOT NULL)`,
];
