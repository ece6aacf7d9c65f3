import type { ContactRecord } from '@switchboard/shared/contacts';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { contactIsOver, partIsOpen, recordIsOpen } from './conditions.ts';
import { recordsOf } from './outline.ts';
import './tables.ts';

/** Records without reason and outcome that somebody is still reminded of, at most. */
const mostUnfinished = 50;

/**
 * Everything in an operator's hands, the oldest part first: talking, parked by her, wrapping up; and the contacts that
 * are over, whose last agent she was and of which nobody has said yet why and what (B-02).
 */
export async function contactsInHandsOf(db: Kysely<Tables>, userId: string): Promise<ContactRecord[]> {
  const parts = await db
    .selectFrom('interaction')
    .select(['contact_id', 'started_at'])
    .where('user_id', '=', userId)
    .where(partIsOpen)
    .execute();
  parts.sort((one, other) => one.started_at - other.started_at);
  const unfinished = await unfinishedOf(db, userId);
  const ids = [...new Set([...parts.map(({ contact_id }) => contact_id), ...unfinished])];
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('contact').selectAll().where('id', 'in', ids).execute();
  const byId = new Map((await recordsOf(db, rows)).map((record) => [record.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function unfinishedOf(db: Kysely<Tables>, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where(recordIsOpen)
    .where(contactIsOver)
    .where('last_agent_id', '=', userId)
    .orderBy('arrived_at', 'desc')
    .limit(mostUnfinished)
    .execute();
  return rows.map(({ id }) => id);
}
