import type { ParticipantKind } from '@switchboard/shared/contacts';
import type { Attachment, Happening, Message } from '@switchboard/shared/conversations';
import { newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { isOpenPart } from '../domain/hands.ts';
import { sayAttachments } from '../storage/attachments.ts';
import { type Milestone, takeNumber } from '../storage/conversation-rows.ts';
import { insertMessage, type MessageRow, messageOf } from '../storage/message-rows.ts';
import type { OpenedContact } from './opened-contact.ts';

export interface Author {
  readonly kind: ParticipantKind;
  readonly userId: string | null;
  /** What the others are shown. */
  readonly name: string;
}

export interface TextBody {
  readonly kind: 'text';
  readonly text: string;
  readonly suggestions?: readonly string[];
  readonly source?: { readonly title: string; readonly url: string | null } | null;
  /** Files kept before for this conversation and not said yet. */
  readonly attachmentIds?: readonly string[];
}

export type EntryBody =
  | TextBody
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'happening'; readonly happening: Happening };

export interface NewEntry {
  readonly author: Author;
  readonly clientId: string | null;
  readonly body: EntryBody;
}

/** The platform's own lines: who came, who left, what became of the contact. */
export const platform: Author = { kind: 'external', userId: null, name: 'Switchboard' };

/** Whose client ids are told apart. */
export function authorKeyOf({ kind, userId }: Author): string {
  return userId ?? kind;
}

/** Puts one more entry at the end of the conversation: number, row, fact. The contact is locked by the caller. */
export async function addEntry(
  tx: Transaction,
  contact: OpenedContact,
  entry: NewEntry,
  milestone: Milestone = entry.author.kind === 'citizen' ? 'citizen' : 'other',
): Promise<Message> {
  const { row } = contact;
  const id = newId(tx.now);
  const wanted = entry.body.kind === 'text' ? (entry.body.attachmentIds ?? []) : [];
  const conversationId = row.conversation_id;
  const attachments = await sayAttachments(tx, { conversationId, messageId: id, ids: wanted });
  contact.conversation = await takeNumber(tx, conversationId, milestone);
  const messageRow = rowOf(tx, contact, id, entry);
  await insertMessage(tx, messageRow);
  const message = messageOf(messageRow, attachments as Attachment[]);
  const onContact = contact.interactions.filter(isOpenPart).flatMap(({ user_id }) => user_id ?? []);
  tx.event({
    type: 'message.added',
    subjectId: conversationId,
    body: { contactId: row.id, conversationId, message, onContact: [...new Set(onContact)] },
  });
  return message;
}

export async function happened(
  tx: Transaction,
  contact: OpenedContact,
  happening: Happening,
  milestone: Milestone = 'other',
): Promise<void> {
  const body = { kind: 'happening', happening } as const;
  await addEntry(tx, contact, { author: platform, clientId: null, body }, milestone);
}

function rowOf(tx: Transaction, { row, conversation }: OpenedContact, id: string, entry: NewEntry): MessageRow {
  const { author, clientId, body } = entry;
  return {
    id,
    organisation_id: row.organisation_id,
    conversation_id: row.conversation_id,
    seq: conversation.last_seq,
    written_at: tx.now,
    kind: body.kind,
    author_kind: author.kind,
    author_user_id: author.userId,
    author_name: author.name,
    author_key: authorKeyOf(author),
    client_id: clientId,
    text: body.kind === 'happening' ? '' : body.text,
    details: JSON.stringify(detailsOf(body)),
  };
}

export function detailsOf(body: EntryBody): object {
  if (body.kind === 'happening') return body.happening;
  if (body.kind === 'note') return {};
  return { suggestions: body.suggestions ?? [], source: body.source ?? null };
}
