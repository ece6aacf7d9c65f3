import type { InputOf } from '@switchboard/shared/access';
import type { contactOperations } from '@switchboard/shared/contacts';
import { type Instant, minutes, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { conversingPart, isConversing, ownerOf, sawTheseHands } from '../domain/hands.ts';
import { isOver, moved } from '../domain/moves.ts';
import type { InteractionRow } from '../storage/interaction-rows.ts';
import { addEntry, happened } from './entries.ts';
import { interruptOthers } from './interrupts.ts';
import { announce, move, openContact, type OpenedContact } from './opened-contact.ts';
import { turnPart } from './parts.ts';
import { contactTimers } from './plans.ts';
import { type Moved, setAside } from './queue-contact.ts';

/** An agent sets a contact aside. It keeps her as its owner, and nobody busy. */
export async function parkByAgent(
  tx: Transaction,
  wish: InputOf<typeof contactOperations.park> & { readonly userId: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if (isOver(contact.row.state)) return refused({ code: 'contact/over' });
  const mine = conversingPart(contact.interactions, wish.userId);
  if (!mine.ok) return mine;
  const seen = sawTheseHands(contact.row, wish.version);
  if (!seen.ok) return seen;
  return park(tx, contact, { owner: mine.value, untilAt: tx.now + minutes(wish.minutes), note: wish.note });
}

/** The platform sets it aside for its owner: the citizen has been away for too long. */
export async function parkForOwner(tx: Transaction, contact: OpenedContact, untilAt: Instant): Promise<Moved> {
  const owner = ownerOf(contact.interactions);
  if (!owner) throw new Error('A connected contact without an owner');
  return park(tx, contact, { owner, untilAt, note: null });
}

interface Parking {
  readonly owner: InteractionRow;
  readonly untilAt: Instant;
  readonly note: string | null;
}

async function park(tx: Transaction, contact: OpenedContact, { owner, untilAt, note }: Parking): Promise<Moved> {
  const name = owner.agent_name ?? '';
  const next = await move(tx, contact, 'park', {
    parked_user_id: owner.user_id,
    parked_name: name,
    parked_until_at: untilAt,
  });
  if (!next.ok) return next;
  for (const part of contact.interactions.filter((one) => one.kind === 'agent' && isConversing(one))) {
    await turnPart(tx, contact, part, 'hold');
  }
  await tx.schedule({ kind: contactTimers.parkedReturn, key: contact.row.id, dueAt: untilAt });
  if (note) {
    const author = { kind: 'agent', userId: owner.user_id, name } as const;
    await addEntry(tx, contact, { author, clientId: null, body: { kind: 'note', text: note } });
  }
  await happened(tx, contact, { happened: 'parked' });
  return announce(tx, contact, 'contact.parked');
}

/** Its owner takes a parked contact back in hand before its time. */
export async function resumeContact(
  tx: Transaction,
  { contactId, userId }: { readonly contactId: string; readonly userId: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if (isOver(contact.row.state)) return refused({ code: 'contact/over' });
  const mine = conversingPart(contact.interactions, userId);
  if (!mine.ok) return mine;
  const next = moved(contact.row.state, 'resume');
  if (!next.ok) return next;
  await move(tx, contact, 'resume', setAside);
  for (const part of contact.interactions.filter((one) => one.state === 'held' && isConversing(one))) {
    await turnPart(tx, contact, part, 'unhold');
  }
  await interruptOthers(tx, contact, userId);
  await happened(tx, contact, { happened: 'resumed' });
  return announce(tx, contact, 'contact.connected');
}
