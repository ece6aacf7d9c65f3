import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Instant, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { isOver } from '../domain/moves.ts';
import { callAll, contactHooks } from '../hooks.ts';
import { findSameMessage } from '../storage/message-rows.ts';
import { comeBack } from './come-back.ts';
import { addEntry, authorKeyOf, type NewEntry } from './entries.ts';
import { openContact, type OpenedContact } from './opened-contact.ts';

export interface AddedMessage {
  readonly contactId: string;
  readonly messageId: string;
  readonly seq: number;
  readonly at: Instant;
  /** False when this writer sent it before under the same id: nothing was added. */
  readonly isNew: boolean;
}

/**
 * Keeps a word once per writer and client id, and gives it the conversation's next number. A citizen's word brings a
 * parked contact back. Refuses words in a contact that is over; notes may still be written.
 */
export async function addMessage(
  tx: Transaction,
  message: NewEntry & { readonly conversationId: string },
): Promise<Result<AddedMessage, Refusal>> {
  const opened = await openContact(tx, { conversationId: message.conversationId });
  return opened.ok ? addTo(tx, opened.value, message) : opened;
}

/** The same for a contact that is open already. */
export async function addTo(
  tx: Transaction,
  contact: OpenedContact,
  entry: NewEntry,
): Promise<Result<AddedMessage, Refusal>> {
  const { row } = contact;
  const same = entry.clientId === null ? undefined : await saidBefore(tx, contact, entry, entry.clientId);
  if (same) {
    return accepted({ contactId: row.id, messageId: same.id, seq: same.seq, at: same.written_at, isNew: false });
  }
  if (isOver(row.state) && entry.body.kind !== 'note') return refused({ code: 'contact/over' });
  const { id: messageId, seq, at } = await addEntry(tx, contact, entry);
  if (entry.author.kind === 'citizen') await citizenSpoke(tx, contact, seq);
  return accepted({ contactId: row.id, messageId, seq, at, isNew: true });
}

function saidBefore(tx: Transaction, { row }: OpenedContact, { author }: NewEntry, clientId: string) {
  return findSameMessage(tx, { conversationId: row.conversation_id, authorKey: authorKeyOf(author), clientId });
}

async function citizenSpoke(tx: Transaction, contact: OpenedContact, seq: number): Promise<void> {
  if (contact.row.state === 'parked') await comeBack(tx, contact);
  await callAll(contactHooks.whenCitizenSpoke, tx, { contactId: contact.row.id, seq });
}
