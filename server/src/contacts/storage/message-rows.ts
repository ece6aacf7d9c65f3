import { type Attachment, happeningSchema, type Message } from '@switchboard/shared/conversations';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import { attachmentsOfMessages } from './attachments.ts';
import './tables.ts';

export type MessageRow = Selectable<Tables['message']>;

const insert = hotStatement(
  'message.insert',
  `INSERT INTO message (id, organisation_id, conversation_id, seq, written_at, kind, author_kind, author_user_id,
     author_name, author_key, client_id, text, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

const sameAgain = hotStatement(
  'message.same-again',
  `SELECT id, seq, written_at FROM message
   WHERE conversation_id = ? AND author_key = ? AND client_id = ? AND organisation_id = ?`,
);

export async function insertMessage(tx: Transaction, row: MessageRow): Promise<void> {
  await tx.change(insert, [
    row.id,
    row.organisation_id,
    row.conversation_id,
    row.seq,
    row.written_at,
    row.kind,
    row.author_kind,
    row.author_user_id,
    row.author_name,
    row.author_key,
    row.client_id,
    row.text,
    row.details,
  ]);
}

/** The message this writer sent under this id before, if any. */
export async function findSameMessage(
  tx: Transaction,
  { conversationId, authorKey, clientId }: { conversationId: string; authorKey: string; clientId: string },
): Promise<Pick<MessageRow, 'id' | 'seq' | 'written_at'> | undefined> {
  const [row] = await tx.prepared<MessageRow>(sameAgain, [
    conversationId,
    authorKey,
    clientId,
    tx.scope.organisationId,
  ]);
  return row;
}

export interface PageWish {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Rising by number; the newest page when neither end is given. */
export async function readMessages(
  db: Kysely<Tables>,
  conversationId: string,
  { after, before, limit }: PageWish,
): Promise<Message[]> {
  let query = db.selectFrom('message').selectAll().where('conversation_id', '=', conversationId).limit(limit);
  if (after !== undefined) query = query.where('seq', '>', after);
  if (before !== undefined) query = query.where('seq', '<', before);
  const rows = await query.orderBy('seq', after === undefined ? 'desc' : 'asc').execute();
  if (after === undefined) rows.reverse();
  const attachments = await attachmentsOfMessages(db, rows);
  return rows.map((row) => messageOf(row, attachments.get(row.id) ?? []));
}

const textDetails = z.object({
  suggestions: z.array(z.string()),
  source: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
});

/** A row as the contract shows it. */
export function messageOf(row: MessageRow, attachments: Attachment[]): Message {
  const numbered = {
    id: row.id,
    seq: row.seq,
    at: row.written_at,
    author: { kind: row.author_kind, userId: row.author_user_id, name: row.author_name },
  };
  if (row.kind === 'note') return { ...numbered, kind: 'note', text: row.text };
  const details: unknown = JSON.parse(row.details);
  if (row.kind === 'happening') return { ...numbered, kind: 'happening', happening: happeningSchema.parse(details) };
  const { suggestions, source } = textDetails.parse(details);
  return { ...numbered, kind: 'text', text: row.text, suggestions, source, attachments, clientId: row.client_id };
}
