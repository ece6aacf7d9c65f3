import type { InputOf } from '@switchboard/shared/access';
import type { conversationOperations } from '@switchboard/shared/conversations';
import { type Instant, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { conversingPart, tookPart } from '../domain/hands.ts';
import { isOver } from '../domain/moves.ts';
import { isStale } from '../domain/stale-words.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { addTo } from './add-message.ts';
import { openContact, type OpenedContact } from './opened-contact.ts';

/** When a desk's last silence began; it stays known after the desk came back. */
export type DeskLostAt = (tx: Transaction, userId: string) => Promise<Instant | null>;

type Words = InputOf<typeof conversationOperations.send> & {
  readonly userId: string;
  /** The desk recognises its own word by it, whether the fact or the answer comes first. */
  readonly commandId: string | null;
};

/** An agent in the conversation says something. What waited behind a lost link may come back as stale (design §4). */
export async function sendMessage(tx: Transaction, words: Words, deskLostAt: DeskLostAt) {
  const opened = await openContact(tx, { contactId: words.contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if (isOver(contact.row.state)) return refused({ code: 'contact/over' } as const);
  const mine = conversingPart(contact.interactions, words.userId);
  if (!mine.ok) return mine;
  const lostAt = words.delayed ? await deskLostAt(tx, words.userId) : null;
  if (isOutOfDate(tx, contact, words, lostAt)) return refused({ code: 'message/stale' } as const);
  const author = { kind: 'agent', userId: words.userId, name: mine.value.agent_name ?? '' } as const;
  return addTo(tx, contact, { author, clientId: words.commandId, body: { kind: 'text', text: words.text } });
}

/** A note for colleagues by somebody who takes or took part, also when the contact is over. */
export async function addNote(
  tx: Transaction,
  note: { readonly contactId: string; readonly userId: string; readonly text: string },
) {
  const opened = await openContact(tx, { contactId: note.contactId });
  if (!opened.ok) return opened;
  if (!tookPart(opened.value.interactions, note.userId)) return refused({ code: 'contact/not-yours' } as const);
  const name = (await nameOfPerson(tx, note.userId)) ?? '';
  const author = { kind: 'agent', userId: note.userId, name } as const;
  return addTo(tx, opened.value, { author, clientId: null, body: { kind: 'note', text: note.text } });
}

function isOutOfDate(tx: Transaction, { conversation }: OpenedContact, words: Words, deskLostAt: Instant | null) {
  const { last_citizen_seq: lastCitizenSeq, owner_since_seq: ownerSinceSeq } = conversation;
  const { delayed: isDelayed, writtenAgainst } = words;
  return isStale({ isDelayed, writtenAgainst }, { lastCitizenSeq, ownerSinceSeq, deskLostAt }, tx.now);
}
