import { type Closure, closureSchema } from '@switchboard/shared/hours';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;
type ClosureRow = Selectable<Tables['closure']>;

const inForce = hotStatement(
  'closure.in-force',
  `SELECT * FROM closure WHERE organisation_id = ? AND ended_at IS NULL AND until_at > ?
   ORDER BY declared_at DESC, id DESC`,
);

/** What is in force by the clock, whether or not the timer that ends it has run. The newest first. */
export async function closuresInForce(rows: Rows, organisationId: string, now: Instant): Promise<Closure[]> {
  return (await rows<ClosureRow>(inForce, [organisationId, now])).map(closureOf);
}

/** The same for one who asks within her own scope. */
export async function closuresToSee(db: Db, organisationId: string, now: Instant): Promise<Closure[]> {
  const found = db.selectFrom('closure').selectAll().where('organisation_id', '=', organisationId);
  const rows = found.where('ended_at', 'is', null).where('until_at', '>', now).orderBy('declared_at', 'desc');
  return (await rows.execute()).map(closureOf);
}

export async function closureById(db: Db, id: string): Promise<Closure | undefined> {
  const row = await db.selectFrom('closure').selectAll().where('id', '=', id).executeTakeFirst();
  return row && closureOf(row);
}

export async function insertClosure(db: Db, closure: Closure): Promise<void> {
  await db
    .insertInto('closure')
    .values({
      id: closure.id,
      organisation_id: closure.organisationId,
      queues: JSON.stringify(closure.queues),
      words: JSON.stringify(closure.words),
      reason: closure.reason,
      declared_at: closure.declaredAt,
      declared_by: closure.declaredBy,
      until_at: closure.untilAt,
      ended_at: closure.endedAt,
      lifted_by: closure.liftedBy,
    })
    .execute();
}

/** Answers false when it had ended before. */
export async function endClosure(
  db: Db,
  { id, at, liftedBy }: { readonly id: string; readonly at: Instant; readonly liftedBy: string | null },
): Promise<boolean> {
  const ended = await db
    .updateTable('closure')
    .set({ ended_at: at, lifted_by: liftedBy })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

function closureOf(row: ClosureRow): Closure {
  return closureSchema.parse({
    id: row.id,
    organisationId: row.organisation_id,
    queues: JSON.parse(row.queues) as unknown,
    words: JSON.parse(row.words) as unknown,
    reason: row.reason,
    declaredAt: row.declared_at,
    declaredBy: row.declared_by,
    untilAt: row.until_at,
    endedAt: row.ended_at,
    liftedBy: row.lifted_by,
  });
}
