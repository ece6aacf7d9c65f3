import type { Page } from '@switchboard/shared/kernel';
import { type ReplyContent, type ReplyRecord, replyMatches, replyRecordSchema } from '@switchboard/shared/knowledge';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { titlePage } from './title-page.ts';

type Db = Kysely<Tables>;
export type ReplyRow = Selectable<Tables['canned_reply']>;

export interface ReplyFilter {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly search?: string | undefined;
  readonly queueKey?: string | undefined;
}

/** One page by title; search and queue are judged on the page's rows. Null when `after` is no answer of ours. */
export async function listReplies(db: Db, filter: ReplyFilter): Promise<Page<ReplyRecord> | null> {
  const page = await titlePage(db.selectFrom('canned_reply').selectAll(), filter);
  if (!page) return null;
  const { search, queueKey } = filter;
  const items = page.items
    .map(replyFrom)
    .filter((reply) => !search || replyMatches(reply, search))
    .filter(({ queueKeys }) => !queueKey || queueKeys.length === 0 || queueKeys.includes(queueKey));
  return { items, next: page.next };
}

export function replyFrom(row: ReplyRow): ReplyRecord {
  return replyRecordSchema.parse({
    id: row.id,
    organisationId: row.organisation_id,
    title: row.title,
    shortcut: row.shortcut,
    text: row.text,
    queueKeys: JSON.parse(row.queue_keys),
    version: row.version,
  });
}

/** Finds a reply to judge and change it: nobody else changes it before this transaction ends. */
export async function lockReply(db: Db, replyId: string): Promise<ReplyRow | undefined> {
  await db
    .updateTable('canned_reply')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', replyId)
    .execute();
  return db.selectFrom('canned_reply').selectAll().where('id', '=', replyId).executeTakeFirst();
}

/** Answers false when the shortcut is taken in the organisation. */
export async function insertReply(
  db: Db,
  reply: { readonly id: string; readonly organisationId: string; readonly content: ReplyContent },
): Promise<boolean> {
  const inserted = await db
    .insertInto('canned_reply')
    .values({ id: reply.id, organisation_id: reply.organisationId, ...columnsOf(reply.content), version: 1 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'shortcut']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function isShortcutTaken(db: Db, shortcut: string, exceptId: string): Promise<boolean> {
  const row = await db
    .selectFrom('canned_reply')
    .select('id')
    .where('shortcut', '=', shortcut)
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeReply(db: Db, replyId: string, content: ReplyContent): Promise<number> {
  const { version } = await db
    .updateTable('canned_reply')
    .set((expression) => ({ ...columnsOf(content), version: expression('version', '+', 1) }))
    .where('id', '=', replyId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export async function removeReply(db: Db, replyId: string): Promise<void> {
  await db.deleteFrom('canned_reply').where('id', '=', replyId).execute();
}

function columnsOf({ title, shortcut, text, queueKeys }: ReplyContent) {
  return { title, title_key: title.toLowerCase(), shortcut, text, queue_keys: JSON.stringify(queueKeys) };
}
