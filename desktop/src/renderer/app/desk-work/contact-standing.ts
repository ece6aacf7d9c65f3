import type { ContactOutline, Interaction } from '@switchboard/shared/contacts';

/** How a contact stands to one operator: in her hands, set aside by her, being written up, or with somebody else. */
export type Standing = 'connected' | 'parked' | 'wrapUp' | 'elsewhere';

/** The operator's own unfinished part in a contact; the newest, where she had several. */
export function partOf({ interactions }: ContactOutline, userId: string): Interaction | undefined {
  return interactions.findLast(({ agent, state }) => agent?.userId === userId && state !== 'completed');
}

/**
 * Over, and I had it last, but nobody wrote down why it came and what came of it (B-02): the time for it ran out. It
 * stays on my desk until it is written.
 */
function isLeftUnwritten({ state, record, interactions }: ContactOutline, userId: string): boolean {
  if (record === 'complete' || (state !== 'ended' && state !== 'abandoned')) return false;
  return interactions.findLast(({ kind }) => kind === 'agent')?.agent?.userId === userId;
}

export function standingOf(contact: ContactOutline, userId: string): Standing {
  if (contact.parked?.owner.userId === userId) return 'parked';
  const part = partOf(contact, userId);
  if (!part) return isLeftUnwritten(contact, userId) ? 'wrapUp' : 'elsewhere';
  return part.state === 'wrapUp' ? 'wrapUp' : 'connected';
}

/** When the contact first came into the operator's hands. It orders her list, so that its numbers do not jump about. */
export function inHandSince(contact: ContactOutline, userId: string): number {
  const first = contact.interactions.find(({ agent }) => agent?.userId === userId);
  return first?.startedAt ?? contact.arrivedAt;
}
