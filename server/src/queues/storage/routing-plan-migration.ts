import { type Kysely, sql } from 'kysely';
import type { Engine, Migration } from '../../platform/database/index.ts';

/**
 * Routing plans: their versions, and what is in force as rows. An organisation that had queues before has version 1
 * from now on, written from them. Everything here is spelt out, so that it stays what it was when it was released.
 */
export const routingPlanMigration: Migration = {
  id: '0022-routing-plan',
  kind: 'expand',
  async up(db, engine) {
    for (const statement of statements) await sql.raw(statement).execute(db);
    await writeFirstVersions(db, engine);
  },
};

const statements = [
  'ALTER TABLE queue ADD COLUMN plan text',
  'ALTER TABLE queue ADD COLUMN closed_at bigint',
  'ALTER TABLE skill ADD COLUMN closed_at bigint',
  `CREATE TABLE queue_link (
     organisation_id text NOT NULL, queue_id text NOT NULL, team_id text NOT NULL, priority integer NOT NULL,
     delay_seconds integer NOT NULL, PRIMARY KEY (queue_id, team_id))`,
  'CREATE INDEX queue_link_of_organisation ON queue_link (organisation_id)',
  `CREATE TABLE routing_plan (
     organisation_id text PRIMARY KEY, revision integer NOT NULL, published_number integer, draft text,
     draft_based_on integer, draft_changed_at bigint, draft_changed_by text)`,
  `CREATE TABLE routing_plan_version (
     organisation_id text NOT NULL, number integer NOT NULL, plan text NOT NULL, note text NOT NULL,
     published_at bigint NOT NULL, published_by text, based_on integer, restores integer,
     PRIMARY KEY (organisation_id, number))`,
];

interface OldQueue {
  readonly id: string;
  readonly organisation_id: string;
  readonly key: string;
  readonly name: string;
  readonly service_area: string | null;
  readonly channels: string;
  readonly band: number;
  readonly required_skills: string;
  readonly offer_seconds: number;
  readonly auto_accept: number;
  readonly wrap_up_mode: string;
  readonly wrap_up_seconds: number;
  readonly target_seconds: number;
}

interface OldSkill {
  readonly id: string;
  readonly organisation_id: string;
  readonly key: string;
  readonly name: string;
}

async function writeFirstVersions(db: Kysely<never>, engine: Engine): Promise<void> {
  const found = await sql<OldQueue>`SELECT queue.*, service_area.name AS service_area
    FROM queue LEFT JOIN service_area ON service_area.id = queue.service_area_id
    ORDER BY queue.organisation_id, queue.position, queue.name`.execute(db);
  const skills = await sql<OldSkill>`SELECT * FROM skill ORDER BY organisation_id, key`.execute(db);
  const byId = new Map(skills.rows.map((skill) => [skill.id, skill.key]));
  for (const [organisationId, queues] of Map.groupBy(found.rows, (queue) => queue.organisation_id)) {
    const plans = queues.map((queue) => planOf(queue, byId));
    for (const [index, { id }] of queues.entries()) {
      await sql`UPDATE queue SET plan = ${JSON.stringify(plans[index])} WHERE id = ${id}`.execute(db);
    }
    const own = skills.rows.filter((skill) => skill.organisation_id === organisationId);
    const plan = {
      format: 1,
      skills: own.map(({ key, name }) => ({ key, name })),
      calendars: [],
      queues: plans,
      links: [],
      contentRules: [],
    };
    await sql`INSERT INTO routing_plan_version (organisation_id, number, plan, note, published_at)
      VALUES (${organisationId}, 1, ${JSON.stringify(plan)}, ${note}, ${sql.raw(nowOf[engine])})`.execute(db);
    await sql`INSERT INTO routing_plan (organisation_id, revision, published_number)
      VALUES (${organisationId}, 1, 1)`.execute(db);
  }
}

const note = 'Written from the queues that were there before routing plans had versions';
const nowOf = {
  sqlite: `CAST(strftime('%s', 'now') AS integer) * 1000`,
  postgres: 'CAST(extract(epoch FROM now()) * 1000 AS bigint)',
};

function planOf(queue: OldQueue, skillKeys: ReadonlyMap<string, string>) {
  const wanted = JSON.parse(queue.required_skills) as { skillId: string; atLeast: number }[];
  const needs = wanted.flatMap(({ skillId, atLeast }) => {
    const skill = skillKeys.get(skillId);
    return skill === undefined ? [] : [{ skill, atLeast }];
  });
  return {
    key: queue.key,
    name: queue.name,
    serviceArea: queue.service_area,
    channels: JSON.parse(queue.channels) as string[],
    band: queue.band,
    steps: [{ needs: needs.length > 1 ? { all: needs } : (needs[0] ?? null), seconds: null }],
    offerSeconds: queue.offer_seconds,
    autoAccept: queue.auto_accept === 1,
    wrapUp: { mode: queue.wrap_up_mode, seconds: queue.wrap_up_seconds },
    targetSeconds: queue.target_seconds,
  };
}
