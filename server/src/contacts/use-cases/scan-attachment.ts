import type { Attachment } from '@switchboard/shared/conversations';
import type { Transaction } from '../../platform/database/index.ts';
import { isOpenPart } from '../domain/hands.ts';
import { keepScan } from '../storage/attachments.ts';
import { openContact } from './opened-contact.ts';

/** The scanner has spoken, or there is none (`held`). */
export async function setAttachmentScan(
  tx: Transaction,
  attachmentId: string,
  scan: Attachment['scan'],
): Promise<void> {
  const kept = await keepScan(tx, attachmentId, scan);
  const opened = kept && (await openContact(tx, { conversationId: kept.conversationId }));
  if (!kept || !opened?.ok) return;
  const { row, interactions } = opened.value;
  const onContact = interactions.filter(isOpenPart).flatMap(({ user_id }) => user_id ?? []);
  const { conversationId } = kept;
  const body = { contactId: row.id, conversationId, attachmentId, scan, onContact: [...new Set(onContact)] };
  tx.event({ type: 'attachment.scanned', subjectId: conversationId, body });
}
