import type { Instant } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { TimelinePlace } from '../ports.ts';
import './tables.ts';

type Db = Kysely<Tables>;
export type NoteRow = Selectable<Tables['customer_note']>;

export async function insertNote(
  db: Db,
  note: {
    readonly id: string;
    readonly organisationId: string;
    readonly customerId: string;
    readonly text: string;
    readonly isPinned: boolean;
    readonly writtenAt: Instant;
    readonly writtenBy: string;
  },
): Promise<void> {
  await db
    .insertInto('customer_note')
    .values({
      id: note.id,
      organisation_id: note.organisationId,
      customer_id: note.customerId,
      text: note.text,
      is_pinned: Number(note.isPinned),
      written_at: note.writtenAt,
      written_by: note.writtenBy,
    })
    .execute();
}

export async function pinnedNotesOf(db: Db, customerId: string): Promise<NoteRow[]> {
  return db
    .selectFrom('customer_note')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('is_pinned', '=', 1)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The newest first, strictly before a place on the timeline. */
export async function notesBefore(
  db: Db,
  customerId: string,
  { before, limit }: { before: TimelinePlace | null; limit: number },
): Promise<NoteRow[]> {
  const notes = db.selectFrom('customer_note').selectAll().where('customer_id', '=', customerId);
  const wanted = before ? notes.where(sql<boolean>`(written_at, id) < (${before.at}, ${before.id})`) : notes;
  return wanted.orderBy('written_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Answers whose note it is, or undefined when there is none. */
export async function setPinned(
  db: Db,
  id: string,
  isPinned: boolean,
): Promise<{ customerId: string; wasPinned: boolean } | undefined> {
  const before = await db.selectFrom('customer_note').selectAll().where('id', '=', id).executeTakeFirst();
  if (!before) return undefined;
  await db
    .updateTable('customer_note')
    .set({ is_pinned: Number(isPinned) })
    .where('id', '=', id)
    .execute();
  return { customerId: before.customer_id, wasPinned: before.is_pinned === 1 };
}
