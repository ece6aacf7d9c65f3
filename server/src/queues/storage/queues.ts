import { channelSchema } from '@switchboard/shared/contacts';
import { type QueueRecord, queueRecordSchema } from '@switchboard/shared/queues';
import { wrapUpModeSchema } from '@switchboard/shared/routing-plan';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;
type QueueRow = Selectable<Tables['queue']>;

const channels = z.array(channelSchema);
const { requiredSkills } = queueRecordSchema.shape;
const ofOrganisation = hotStatement('queue.of-organisation', 'SELECT * FROM queue WHERE organisation_id = ?');

export async function queueById(db: Db, id: string): Promise<QueueRecord | undefined> {
  const row = await db.selectFrom('queue').selectAll().where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** By what flows and channels call it. */
export async function queueByKey(db: Db, organisationId: string, key: string): Promise<QueueRecord | undefined> {
  const found = db.selectFrom('queue').selectAll().where('organisation_id', '=', organisationId);
  const row = await found.where('key', '=', key).executeTakeFirst();
  return row && recordOf(row);
}

/** Every queue that can be seen in this scope, in the organisation's own order. */
export async function queuesOf(db: Db): Promise<QueueRecord[]> {
  const rows = await db.selectFrom('queue').selectAll().orderBy('position').orderBy('name').execute();
  return rows.map(recordOf);
}

/** The same for a hot path: all of one organisation, whatever service area. */
export async function everyQueue(rows: Rows, organisationId: string): Promise<QueueRecord[]> {
  return (await rows<QueueRow>(ofOrganisation, [organisationId])).map(recordOf);
}

/** Answers false when the key is taken in the organisation. */
export async function insertQueue(db: Db, queue: QueueRecord & { readonly position: number }): Promise<boolean> {
  const inserted = await db
    .insertInto('queue')
    .values({
      id: queue.id,
      organisation_id: queue.organisationId,
      service_area_id: queue.serviceAreaId,
      key: queue.key,
      name: queue.name,
      position: queue.position,
      channels: JSON.stringify(queue.channels),
      required_skills: JSON.stringify(queue.requiredSkills),
      band: queue.band,
      offer_seconds: queue.offerSeconds,
      auto_accept: queue.autoAccept ? 1 : 0,
      wrap_up_mode: queue.wrapUp.mode,
      wrap_up_seconds: queue.wrapUp.seconds,
      target_seconds: queue.targetSeconds,
      version: queue.version,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

function recordOf(row: QueueRow): QueueRecord {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    serviceAreaId: row.service_area_id,
    name: row.name,
    key: row.key,
    channels: channels.parse(JSON.parse(row.channels)),
    band: row.band,
    requiredSkills: requiredSkills.parse(JSON.parse(row.required_skills)),
    offerSeconds: row.offer_seconds,
    autoAccept: row.auto_accept === 1,
    wrapUp: { mode: wrapUpModeSchema.parse(row.wrap_up_mode), seconds: row.wrap_up_seconds },
    targetSeconds: row.target_seconds,
    version: row.version,
  };
}
