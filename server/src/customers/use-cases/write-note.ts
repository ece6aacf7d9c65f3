import type { InputOf } from '@switchboard/shared/access';
import type { customerNoteOperations } from '@switchboard/shared/customers';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, newId, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { findCustomer } from '../storage/customers.ts';
import { insertNote, setPinned } from '../storage/notes.ts';

type Notes = typeof customerNoteOperations;

/** Writes a note, where no form fits. What was written stays as it was written. */
export async function writeNote(
  tx: Transaction,
  { customerId, text, isPinned }: InputOf<Notes['add']>,
): Promise<Result<{ customerNoteId: string }, Refusal>> {
  if (!(await findCustomer(tx.db, customerId))) return refused({ code: 'request/not-found' });
  const id = newId(tx.now);
  const { organisationId, actor } = tx.scope;
  await insertNote(tx.db, { id, organisationId, customerId, text, isPinned, writtenAt: tx.now, writtenBy: actor.id });
  tx.event({ type: 'customer.note-added', subjectId: customerId, body: {} });
  await tx.audit({ subject: { kind: 'customerNote', id }, after: { text, isPinned }, facts: { customerId } });
  return accepted({ customerNoteId: id });
}

/** Pins a note, or takes it down. Harmless when it is so already. */
export async function pinNote(
  tx: Transaction,
  { customerNoteId, isPinned }: InputOf<Notes['pin']>,
): Promise<Result<{ isPinned: boolean }, Refusal>> {
  const note = await setPinned(tx.db, customerNoteId, isPinned);
  if (!note) return refused({ code: 'request/not-found' });
  if (note.wasPinned !== isPinned) tx.event({ type: 'customer.note-pinned', subjectId: note.customerId, body: {} });
  await tx.audit({
    subject: { kind: 'customerNote', id: customerNoteId },
    before: { isPinned: note.wasPinned },
    after: { isPinned },
    facts: { customerId: note.customerId },
  });
  return accepted({ isPinned });
}
