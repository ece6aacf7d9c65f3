import type { Transaction } from '../../platform/database/index.ts';
import { nextLinkLook } from '../domain/link-rules.ts';
import type { ContactRow, ConversationRow } from '../storage/contact-rows.ts';

/** Timers of a contact, by kind; their key is the contact's id, that of `wrapUpEnds` the interaction's. */
export const contactTimers = {
  linkLook: 'contact.link-look',
  parkedReturn: 'contact.parked-return',
  callbackDue: 'contact.callback-due',
  callbackNotice: 'contact.callback-notice',
  wrapUpEnds: 'wrap-up.ends',
  index: 'contact.index',
} as const;

/** Plans the next look at a contact whose citizen is away, or gives up looking. */
export async function planLinkLook(tx: Transaction, row: ContactRow, conversation: ConversationRow): Promise<void> {
  if (row.needs_link === 0) return;
  const dueAt = nextLinkLook({ ...linkFacts(row, conversation) }, tx.now);
  if (dueAt === null) await tx.cancel(contactTimers.linkLook, row.id);
  else await tx.schedule({ kind: contactTimers.linkLook, key: row.id, dueAt });
}

export function linkFacts(row: ContactRow, conversation: ConversationRow) {
  return {
    state: row.state,
    band: row.band,
    needsLink: row.needs_link === 1,
    isLinked: row.citizen_connected === 1,
    unlinkedSinceAt: row.citizen_unlinked_at,
    stateSinceAt: row.state_since_at,
    hasSpoken: conversation.last_citizen_seq > 0,
  };
}

/** The words of a conversation are made findable soon after it moved, outside the command that moved it. */
export async function planIndexing(tx: Transaction, contactId: string): Promise<void> {
  await tx.schedule({ kind: contactTimers.index, key: contactId, dueAt: tx.now });
}
