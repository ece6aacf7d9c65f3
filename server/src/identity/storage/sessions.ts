import type { InputOf } from '@switchboard/shared/access';
import type { identityOperations, SessionRecord } from '@switchboard/shared/identity';
import type { Instant, Page } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { pageOfRows, sortFrom } from './keyset.ts';

type Db = Kysely<Tables>;
export type SessionRow = Selectable<Tables['staff_session']>;

export async function findSession(db: Db, sessionId: string): Promise<SessionRow | undefined> {
  return db.selectFrom('staff_session').selectAll().where('id', '=', sessionId).executeTakeFirst();
}

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await db.insertInto('staff_session').values(session).execute();
}

/** Answers the session that ended, or nothing when it had ended before. */
export async function deleteSession(db: Db, sessionId: string): Promise<SessionRow | undefined> {
  await db.deleteFrom('short_token').where('session_id', '=', sessionId).execute();
  return db.deleteFrom('staff_session').where('id', '=', sessionId).returningAll().executeTakeFirst();
}

export async function sessionsOfUser(db: Db, userId: string): Promise<SessionRow[]> {
  return db.selectFrom('staff_session').selectAll().where('user_id', '=', userId).orderBy('id').execute();
}

export async function insertShortToken(db: Db, token: Tables['short_token'], now: Instant): Promise<void> {
  await db
    .deleteFrom('short_token')
    .where('session_id', '=', token.session_id)
    .where('expires_at', '<=', now)
    .execute();
  await db.insertInto('short_token').values(token).execute();
}

export async function purgeShortTokens(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('short_token').where('expires_at', '<=', now).execute();
}

export async function noteLife(db: Db, sessionId: string, now: Instant): Promise<void> {
  await db
    .updateTable('staff_session')
    .set({ last_seen_at: now })
    .where('id', '=', sessionId)
    .where('last_seen_at', '<', now)
    .execute();
}

export async function setDeskEpoch(db: Db, sessionId: string, epoch: number | null): Promise<void> {
  await db.updateTable('staff_session').set({ desk_epoch: epoch }).where('id', '=', sessionId).execute();
}

/** One page of live sessions. Null: `after` is not ours. */
export async function listSessions(
  db: Db,
  filter: InputOf<typeof identityOperations.session.list>,
  ownSessionId: string | undefined,
  now: Instant,
): Promise<Page<SessionRecord> | null> {
  const { field, descending } = sortFrom<'lastSeenAt' | 'startedAt'>(filter.sort);
  const key = sql<number>`${sql.ref(field === 'lastSeenAt' ? 'staff_session.last_seen_at' : 'staff_session.started_at')}`;
  let query = db
    .selectFrom('staff_session')
    .innerJoin('staff', 'staff.id', 'staff_session.user_id')
    .selectAll('staff_session')
    .select(['staff.display_name', 'staff.desk_session_id', key.as('sort_key')])
    .where('staff_session.expires_at', '>', now);
  if (filter.userId) query = query.where('staff_session.user_id', '=', filter.userId);
  const order = { key, id: sql.ref<string>('staff_session.id'), holds: 'number', descending } as const;
  const page = await pageOfRows(query, order, filter);
  if (!page) return null;
  const items = page.items.map((row) => ({
    id: row.id,
    userId: row.user_id,
    displayName: row.display_name,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    holdsDesk: row.desk_session_id === row.id,
    yours: row.id === ownSessionId,
  }));
  return { items, next: page.next };
}
