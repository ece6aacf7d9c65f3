import type { ReadMarks } from '@switchboard/shared/conversations';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import type { ConversationRow } from './contact-rows.ts';
import './tables.ts';

const read = hotStatement('conversation.read', 'SELECT * FROM conversation WHERE id = ? AND organisation_id = ?');

const insert = hotStatement(
  'conversation.insert',
  `INSERT INTO conversation (id, organisation_id, contact_id, last_seq, last_citizen_seq, owner_since_seq,
     citizen_delivered_seq, citizen_read_seq, staff_read_seq) VALUES (?, ?, ?, 0, 0, 0, 0, 0, 0)`,
);

const takeNext = hotStatement(
  'conversation.take-number',
  `UPDATE conversation SET last_seq = last_seq + 1,
     last_citizen_seq = CASE WHEN ? = 'citizen' THEN last_seq + 1 ELSE last_citizen_seq END,
     owner_since_seq = CASE WHEN ? = 'newOwner' THEN last_seq + 1 ELSE owner_since_seq END
   WHERE id = ? AND organisation_id = ? RETURNING *`,
);

const raise = hotStatement(
  'conversation.raise-marks',
  `UPDATE conversation SET citizen_delivered_seq = ?, citizen_read_seq = ?, staff_read_seq = ?
   WHERE id = ? AND organisation_id = ?`,
);

export async function conversationRow(tx: Transaction, conversationId: string): Promise<ConversationRow | undefined> {
  const [row] = await tx.prepared<ConversationRow>(read, [conversationId, tx.scope.organisationId]);
  return row;
}

export async function insertConversation(tx: Transaction, ids: { conversationId: string; contactId: string }) {
  await tx.change(insert, [ids.conversationId, tx.scope.organisationId, ids.contactId]);
}

/** What a number is taken for, as far as the conversation remembers it. */
export type Milestone = 'citizen' | 'newOwner' | 'other';

/** Takes the conversation's next number. Gapless: it is given back when the transaction is. */
export async function takeNumber(
  tx: Transaction,
  conversationId: string,
  milestone: Milestone,
): Promise<ConversationRow> {
  const values = [milestone, milestone, conversationId, tx.scope.organisationId];
  const [row] = await tx.prepared<ConversationRow>(takeNext, values);
  if (!row) throw new Error(`There is no conversation ${conversationId}`);
  return row;
}

export async function keepMarks(tx: Transaction, conversationId: string, marks: ReadMarks): Promise<void> {
  const { citizenDeliveredSeq, citizenReadSeq, staffReadSeq } = marks;
  const { organisationId } = tx.scope;
  await tx.change(raise, [citizenDeliveredSeq, citizenReadSeq, staffReadSeq, conversationId, organisationId]);
}

export function marksOf(row: ConversationRow): ReadMarks {
  return {
    citizenDeliveredSeq: row.citizen_delivered_seq,
    citizenReadSeq: row.citizen_read_seq,
    staffReadSeq: row.staff_read_seq,
  };
}
