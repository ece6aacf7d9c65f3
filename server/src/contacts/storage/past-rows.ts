import type { Selectable } from 'kysely';
import type { Tables, Transaction } from '../../platform/database/index.ts';
import type { ContactRow, ConversationRow } from './contact-rows.ts';
import type { InteractionRow } from './interaction-rows.ts';
import type { MessageRow } from './message-rows.ts';
import './tables.ts';

export type ParticipantRow = Selectable<Tables['participant']>;

/** All that is kept of one contact that is over. */
export interface PastRows {
  readonly contact: ContactRow;
  readonly conversation: ConversationRow;
  readonly messages: readonly MessageRow[];
  readonly interactions: readonly InteractionRow[];
  readonly participants: readonly ParticipantRow[];
  readonly points: readonly Selectable<Tables['contact_point_given']>[];
}

/** Far below what either engine binds in one statement: the widest row has some fifty values. */
const rowsAtOnce = 100;

/** Many rows with each statement. */
export async function insertPastContacts(tx: Transaction, past: readonly PastRows[]): Promise<void> {
  const { db } = tx;
  const contacts = past.map(({ contact }) => contact);
  const conversations = past.map(({ conversation }) => conversation);
  for (const rows of inPieces(contacts)) await db.insertInto('contact').values(rows).execute();
  for (const rows of inPieces(conversations)) await db.insertInto('conversation').values(rows).execute();
  for (const rows of inPieces(past.flatMap((one) => one.messages))) {
    await db.insertInto('message').values(rows).execute();
  }
  for (const rows of inPieces(past.flatMap((one) => one.interactions))) {
    await db.insertInto('interaction').values(rows).execute();
  }
  for (const rows of inPieces(past.flatMap((one) => one.participants))) {
    await db.insertInto('participant').values(rows).execute();
  }
  for (const rows of inPieces(past.flatMap((one) => one.points))) {
    await db.insertInto('contact_point_given').values(rows).execute();
  }
}

function inPieces<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / rowsAtOnce);
  return Array.from({ length: count }, (_, at) => rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce));
}
