import type { ReadMarks } from '@switchboard/shared/conversations';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { isOpenPart } from '../domain/hands.ts';
import { raisedMarks } from '../domain/read-marks.ts';
import { keepMarks, marksOf } from '../storage/conversation-rows.ts';
import { openContact, type OpenedContact } from './opened-contact.ts';

/** The citizen's page has, or shows, everything up to these numbers. Marks only rise. */
export async function setCitizenMarks(
  tx: Transaction,
  conversationId: string,
  marks: { readonly delivered?: number | undefined; readonly read?: number | undefined },
): Promise<Result<ReadMarks, Refusal>> {
  const opened = await openContact(tx, { conversationId });
  if (!opened.ok) return opened;
  const { delivered, read } = marks;
  return accepted(await raise(tx, opened.value, { citizenDeliveredSeq: delivered, citizenReadSeq: read }));
}

/** An agent on the contact has read so far. */
export async function markReadByStaff(
  tx: Transaction,
  wish: { readonly contactId: string; readonly userId: string; readonly upTo: number },
): Promise<Result<ReadMarks, Refusal>> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const isOnIt = opened.value.interactions.some((part) => part.user_id === wish.userId && isOpenPart(part));
  if (!isOnIt) return refused({ code: 'contact/not-yours' });
  return accepted(await raise(tx, opened.value, { staffReadSeq: wish.upTo }));
}

async function raise(
  tx: Transaction,
  contact: OpenedContact,
  wish: { [Mark in keyof ReadMarks]?: number | undefined },
): Promise<ReadMarks> {
  const { row, conversation, interactions } = contact;
  const before = marksOf(conversation);
  const marks = raisedMarks(before, wish, conversation.last_seq);
  if (marks === before) return before;
  await keepMarks(tx, conversation.id, marks);
  const onContact = interactions.filter(isOpenPart).flatMap(({ user_id }) => user_id ?? []);
  const body = { contactId: row.id, conversationId: conversation.id, marks, onContact: [...new Set(onContact)] };
  tx.event({ type: 'conversation.read', subjectId: conversation.id, body });
  return marks;
}
