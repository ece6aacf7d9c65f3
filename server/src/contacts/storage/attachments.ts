import type { Attachment } from '@switchboard/shared/conversations';
import type { Kysely, Selectable } from 'kysely';
import type { Tables, Transaction } from '../../platform/database/index.ts';
import './tables.ts';

type AttachmentRow = Selectable<Tables['attachment']>;

export interface NewAttachment {
  readonly id: string;
  readonly conversationId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface KeptAttachment extends Attachment {
  readonly conversationId: string;
  /** Null until it was said with a message. */
  readonly messageId: string | null;
}

/** Notes a file that was kept for a conversation; it waits for its scan and for the message it is said with. */
export async function addAttachment(tx: Transaction, attachment: NewAttachment): Promise<void> {
  const { id, conversationId, name, mediaType, bytes } = attachment;
  await tx.db
    .insertInto('attachment')
    .values({
      id,
      organisation_id: tx.scope.organisationId,
      conversation_id: conversationId,
      message_id: null,
      name,
      media_type: mediaType,
      bytes,
      scan: 'waiting',
      created_at: tx.now,
    })
    .execute();
}

export async function attachmentById(db: Kysely<Tables>, id: string): Promise<KeptAttachment | undefined> {
  const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...attachmentOf(row), conversationId: row.conversation_id, messageId: row.message_id };
}

export async function keepScan(
  tx: Transaction,
  id: string,
  scan: Attachment['scan'],
): Promise<KeptAttachment | undefined> {
  await tx.db.updateTable('attachment').set({ scan }).where('id', '=', id).execute();
  return attachmentById(tx.db, id);
}

/**
 * Says files with a message: those of this conversation that were not said before, in the order asked for. Whatever
 * else is named is left out.
 */
export async function sayAttachments(
  tx: Transaction,
  { conversationId, messageId, ids }: { conversationId: string; messageId: string; ids: readonly string[] },
): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const said = await tx.db
    .updateTable('attachment')
    .set({ message_id: messageId })
    .where('id', 'in', ids)
    .where('conversation_id', '=', conversationId)
    .where('message_id', 'is', null)
    .returningAll()
    .execute();
  return ids.flatMap((id) => said.filter((row) => row.id === id).map(attachmentOf));
}

export async function attachmentsOfMessages(
  db: Kysely<Tables>,
  messages: readonly { id: string; kind: string }[],
): Promise<Map<string, Attachment[]>> {
  const ids = messages.filter(({ kind }) => kind === 'text').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('attachment').selectAll().where('message_id', 'in', ids).orderBy('id').execute();
  const byMessage = Map.groupBy(rows, (row) => row.message_id!);
  return new Map([...byMessage].map(([id, attachments]) => [id, attachments.map(attachmentOf)]));
}

function attachmentOf(row: AttachmentRow): Attachment {
  return { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes, scan: row.scan };
}
