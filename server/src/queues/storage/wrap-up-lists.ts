import type { Outcome, Reason } from '@switchboard/shared/queues';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** Why people come and what came of it, as the organisation lists them (B-02). */
export async function wrapUpLists(db: Db): Promise<{ reasons: Reason[]; outcomes: Outcome[] }> {
  const reasons = await db.selectFrom('reason').selectAll().orderBy('position').orderBy('title').execute();
  const outcomes = await db
    .selectFrom('outcome')
    .select(['id', 'title'])
    .orderBy('position')
    .orderBy('title')
    .execute();
  return { reasons: reasons.map(reasonOf), outcomes };
}

export async function reasonById(db: Db, id: string): Promise<Reason | undefined> {
  const row = await db.selectFrom('reason').selectAll().where('id', '=', id).executeTakeFirst();
  return row && reasonOf(row);
}

export async function outcomeById(db: Db, id: string): Promise<Outcome | undefined> {
  return db.selectFrom('outcome').select(['id', 'title']).where('id', '=', id).executeTakeFirst();
}

/** By what flows and the platform call it, in the organisation of the scope. */
export async function reasonByKey(db: Db, key: string): Promise<Reason | undefined> {
  const row = await db.selectFrom('reason').selectAll().where('key', '=', key).executeTakeFirst();
  return row && reasonOf(row);
}

export async function outcomeByKey(db: Db, key: string): Promise<Outcome | undefined> {
  return db.selectFrom('outcome').select(['id', 'title']).where('key', '=', key).executeTakeFirst();
}

export async function insertReasons(db: Db, reasons: readonly Tables['reason'][]): Promise<void> {
  await db.insertInto('reason').values(reasons).execute();
}

export async function insertOutcomes(db: Db, outcomes: readonly Tables['outcome'][]): Promise<void> {
  await db.insertInto('outcome').values(outcomes).execute();
}

function reasonOf(row: Selectable<Tables['reason']>): Reason {
  return { id: row.id, title: row.title, group: row.heading, isFailureDemand: row.is_failure_demand === 1 };
}
