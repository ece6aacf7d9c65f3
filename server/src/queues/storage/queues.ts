import type { QueueRecord } from '@switchboard/shared/queues';
import { type QueuePlan, queuePlanSchema, type SkillExpression } from '@switchboard/shared/routing-plan';
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;
type QueueRow = Selectable<Tables['queue']>;

const ofOrganisation = hotStatement(
  'queue.of-organisation',
  'SELECT * FROM queue WHERE organisation_id = ? ORDER BY position, name',
);

/** Any queue, also one that the plan names no more: contacts may still be in it. */
export async function queueById(db: Db, id: string): Promise<QueueRecord | undefined> {
  const row = await db.selectFrom('queue').selectAll().where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** A queue in force, by what flows and channels call it. */
export async function queueByKey(db: Db, organisationId: string, key: string): Promise<QueueRecord | undefined> {
  const found = db.selectFrom('queue').selectAll().where('organisation_id', '=', organisationId);
  const row = await found.where('key', '=', key).where('closed_at', 'is', null).executeTakeFirst();
  return row && recordOf(row);
}

/** Every queue in force that can be seen in this scope, in the plan's order. */
export async function queuesOf(db: Db): Promise<QueueRecord[]> {
  return (await queuesEverOf(db)).filter(({ closedAt }) => closedAt === null);
}

/** The same with those that the plan names no more. */
export async function queuesEverOf(db: Db): Promise<QueueRecord[]> {
  const rows = await db.selectFrom('queue').selectAll().orderBy('position').orderBy('name').execute();
  return rows.map(recordOf);
}

/** For a hot path: all of one organisation, whatever service area, those that the plan names no more among them. */
export async function everyQueue(rows: Rows, organisationId: string): Promise<QueueRecord[]> {
  return (await rows<QueueRow>(ofOrganisation, [organisationId])).map(recordOf);
}

export interface QueueContent {
  readonly serviceAreaId: string | null;
  readonly position: number;
  readonly plan: QueuePlan;
  /** What servers before routing plans route by: skill ids with levels. */
  readonly plainSkills: readonly { readonly skillId: string; readonly atLeast: number }[];
}

export async function insertQueue(
  db: Db,
  queue: QueueContent & { readonly id: string; readonly organisationId: string },
): Promise<void> {
  await db
    .insertInto('queue')
    .values({ id: queue.id, organisation_id: queue.organisationId, version: 1, ...columnsOf(queue) })
    .execute();
}

/** Brings a row up to what the plan says now; one that was closed is open again. */
export async function updateQueue(db: Db, id: string, queue: QueueContent): Promise<void> {
  await db
    .updateTable('queue')
    .set((expression) => ({ ...columnsOf(queue), version: expression('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** No plan names these any more: nothing new comes in, who waits in them is still served. */
export async function closeQueues(db: Db, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('queue')
    .set((expression) => ({ closed_at: at, version: expression('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .where('closed_at', 'is', null)
    .execute();
}

/** What of an expression says "all of these", which is all that servers before routing plans understand. */
export function plainSkillsIn(asked: SkillExpression | null): readonly { skill: string; atLeast: number }[] {
  if (asked === null) return [];
  if ('skill' in asked) return [asked];
  return 'all' in asked ? asked.all.flatMap(plainSkillsIn) : [];
}

type RowKey = 'id' | 'organisation_id' | 'version';

function columnsOf({ plan, ...queue }: QueueContent): Omit<Insertable<Tables['queue']>, RowKey> {
  return {
    service_area_id: queue.serviceAreaId,
    key: plan.key,
    name: plan.name,
    position: queue.position,
    plan: JSON.stringify(plan),
    closed_at: null,
    channels: JSON.stringify(plan.channels),
    required_skills: JSON.stringify(queue.plainSkills),
    band: plan.band,
    offer_seconds: plan.offerSeconds,
    auto_accept: plan.autoAccept ? 1 : 0,
    wrap_up_mode: plan.wrapUp.mode,
    wrap_up_seconds: plan.wrapUp.seconds,
    target_seconds: plan.targetSeconds,
  };
}

function recordOf(row: QueueRow): QueueRecord {
  const { serviceArea: _named, ...plan } = planOf(row);
  return {
    ...plan,
    id: row.id,
    organisationId: row.organisation_id,
    serviceAreaId: row.service_area_id,
    closedAt: row.closed_at,
    version: row.version,
  };
}

/** Reading a text is dear beside reading a row: each queue's is read once for as long as it stays the same. */
const readTexts = new Map<string, { readonly text: string; readonly plan: QueuePlan }>();
const mostTexts = 10_000;

function planOf({ id, plan: text }: QueueRow): QueuePlan {
  if (text === null) throw new Error(`Queue ${id} has no plan: the database was not brought forward`);
  const known = readTexts.get(id);
  if (known?.text === text) return known.plan;
  const plan = queuePlanSchema.parse(JSON.parse(text));
  if (readTexts.size >= mostTexts) readTexts.clear();
  readTexts.set(id, { text, plan });
  return plan;
}
