import type { NotReadyReason } from '@switchboard/shared/agents';
import { type Instant, minutes } from '@switchboard/shared/kernel';
import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import { hotStatement } from '../../platform/database/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Rows } from './rows.ts';

type Db = Kysely<Tables>;
type ReasonRow = Selectable<Tables['not_ready_reason']>;

/** Closed reasons are kept for ever; so many of them are shown, those closed last. */
const mostClosed = 200;

const limitOf = hotStatement(
  'not-ready-reason.limit',
  'SELECT most_minutes FROM not_ready_reason WHERE organisation_id = ? AND title = ? AND closed_at IS NULL',
);

/** Those that can be chosen in the order of the list, then the closed ones, the last closed first. */
export async function notReadyReasons(db: Db, which: 'open' | 'closed' | 'any' = 'open'): Promise<NotReadyReason[]> {
  const open = which === 'closed' ? [] : await openRows(db);
  const all = db.selectFrom('not_ready_reason').selectAll();
  const closed =
    which === 'open'
      ? []
      : await all
          .where('closed_at', 'is not', null)
          .orderBy('closed_at', 'desc')
          .orderBy('id')
          .limit(mostClosed)
          .execute();
  return [...open, ...closed].map(reasonOf);
}

/** The whole list, to judge it and then change it: nobody else changes it before this transaction ends. */
export async function lockNotReadyReasons(db: Db): Promise<NotReadyReason[]> {
  const touched = db.updateTable('not_ready_reason').set((row) => ({ version: row.ref('version') }));
  await touched.where('closed_at', 'is', null).execute();
  return (await openRows(db)).map(reasonOf);
}

/** A reason, closed or not; undefined when there is none of this id in this scope. */
export async function notReadyReason(db: Db, id: string): Promise<NotReadyReason | undefined> {
  const row = await db.selectFrom('not_ready_reason').selectAll().where('id', '=', id).executeTakeFirst();
  return row && reasonOf(row);
}

export async function addNotReadyReasons(
  db: Db,
  reasons: readonly Insertable<Tables['not_ready_reason']>[],
): Promise<void> {
  await db.insertInto('not_ready_reason').values(reasons).execute();
}

/** Answers the version afterwards. */
export async function changeNotReadyReason(
  db: Db,
  { id, version }: Pick<NotReadyReason, 'id' | 'version'>,
  change: Updateable<Tables['not_ready_reason']>,
): Promise<number> {
  const next = version + 1;
  await db
    .updateTable('not_ready_reason')
    .set({ ...change, version: next })
    .where('id', '=', id)
    .execute();
  return next;
}

/** How long somebody may be not ready for this reason; null without a limit, and for a reason of the platform itself. */
export async function limitOfReason(
  rows: Rows,
  { organisationId, title }: { readonly organisationId: string; readonly title: string },
): Promise<Instant | null> {
  const [found] = await rows<{ most_minutes: number | null }>(limitOf, [organisationId, title]);
  const most = found?.most_minutes ?? null;
  return most === null ? null : minutes(most);
}

function openRows(db: Db): Promise<ReasonRow[]> {
  const open = db.selectFrom('not_ready_reason').selectAll().where('closed_at', 'is', null);
  return open.orderBy('position').orderBy('id').execute();
}

function reasonOf(row: ReasonRow): NotReadyReason {
  return {
    id: row.id,
    title: row.title,
    position: row.position,
    isPaid: row.is_paid === 1,
    isProductive: row.is_productive === 1,
    mostMinutes: row.most_minutes,
    closedAt: row.closed_at,
    version: row.version,
  };
}
