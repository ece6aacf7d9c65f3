import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Instant, type Result, refused, seconds } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { conversingPart, isOpenPart } from '../domain/hands.ts';
import { isOver } from '../domain/moves.ts';
import { openContact, type OpenedContact } from './opened-contact.ts';

/** At most one fact per writer in so long: it is true for five seconds (shared/contacts, typingSchema). */
const sayAgainAfterMs = seconds(4);
const mostRemembered = 10_000;
const saidAt = new Map<string, Instant>();

type Writer = { readonly by: 'citizen' | 'agent' | 'bot'; readonly name: string; readonly key: string };

export function citizenTyping(tx: Transaction, conversationId: string): Promise<Result<null, Refusal>> {
  return typingIn(tx, conversationId, ({ row }) => ({ by: 'citizen', name: row.display_name, key: 'citizen' }));
}

export function botTyping(tx: Transaction, conversationId: string, name: string): Promise<Result<null, Refusal>> {
  return typingIn(tx, conversationId, () => ({ by: 'bot', name, key: 'bot' }));
}

/** An agent in the conversation is writing. */
export async function agentTyping(
  tx: Transaction,
  { contactId, userId }: { readonly contactId: string; readonly userId: string },
): Promise<Result<null, Refusal>> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const mine = conversingPart(opened.value.interactions, userId);
  if (!mine.ok) return refused({ code: 'contact/not-yours' });
  state(tx, opened.value, { by: 'agent', name: mine.value.agent_name ?? '', key: userId });
  return accepted(null);
}

async function typingIn(
  tx: Transaction,
  conversationId: string,
  writerIn: (contact: OpenedContact) => Writer,
): Promise<Result<null, Refusal>> {
  const opened = await openContact(tx, { conversationId });
  if (!opened.ok) return opened;
  if (!isOver(opened.value.row.state)) state(tx, opened.value, writerIn(opened.value));
  return accepted(null);
}

/** A fact nobody misses when it is lost: what was said last is remembered by this process alone. */
function state(tx: Transaction, { row, interactions }: OpenedContact, { by, name, key }: Writer): void {
  const { id: contactId, conversation_id: conversationId } = row;
  const mark = `${conversationId}/${key}`;
  const last = saidAt.get(mark);
  if (last !== undefined && tx.now - last < sayAgainAfterMs && tx.now >= last) return;
  saidAt.delete(mark);
  saidAt.set(mark, tx.now);
  if (saidAt.size > mostRemembered) saidAt.delete(saidAt.keys().next().value!);
  const onContact = interactions.filter(isOpenPart).flatMap(({ user_id }) => user_id ?? []);
  const body = { contactId, conversationId, by, name, onContact: [...new Set(onContact)] };
  tx.event({ type: 'conversation.typing', subjectId: conversationId, body });
}
