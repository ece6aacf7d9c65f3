import type { ContactState, ContactTrigger } from '@switchboard/shared/contacts';
import { refused } from '@switchboard/shared/kernel';
import { agentOutline } from '../../agents/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { ownerOf } from '../domain/hands.ts';
import { isOver } from '../domain/moves.ts';
import { type MovedBy, noteMove } from '../storage/contact-moves.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { happened } from './entries.ts';
import { interruptOthers } from './interrupts.ts';
import { announce, move, openContact, ownerChanged } from './opened-contact.ts';
import { beginPart, dropParts, endBotParts, leaveParts } from './parts.ts';
import { type Moved, nobodyWanted, setAside } from './queue-contact.ts';

/** How a contact comes to wait, for the moment in which it changes hands; null: it waits already. */
const waysOut: Partial<Record<ContactState, ContactTrigger | null>> = {
  queued: null,
  selfService: 'enqueue',
  parked: 'unpark',
  connected: 'transfer',
};

/**
 * A supervisor gives a contact to somebody: it is hers at once, whatever her skills and however much she has in hand,
 * because a person has decided so and says why (C-10). Whoever had it writes up her part. She must be at her desk: what
 * nobody is there to see would be stuck with her name on it.
 */
export async function assignContact(
  tx: Transaction,
  contactId: string,
  wish: { readonly userId: string; readonly by: MovedBy; readonly reason: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const { row } = contact;
  if (isOver(row.state)) return refused({ code: 'contact/over' });
  const way = waysOut[row.state];
  if (way === undefined) return refused({ code: 'contact/changed-hands' });
  if ((await nameOfPerson(tx, wish.userId)) === undefined) return refused({ code: 'request/not-found' });
  const agent = await agentOutline(tx.db, wish.userId);
  if (!agent || agent.state === 'offline' || agent.deskSilent) return refused({ code: 'transfer/target-closed' });
  const from = ownerOf(contact.interactions)?.user_id ?? null;
  if (from === wish.userId && row.state === 'connected') return refused({ code: 'contact/there-already' });
  const details = { from, to: agent.id, name: agent.name, wasState: row.state };
  if (row.state === 'connected') await leaveParts(tx, contact);
  if (row.state === 'parked') await dropParts(tx, contact);
  const { first_queued_at: first } = row;
  if (way) await move(tx, contact, way, { ...setAside, first_queued_at: first ?? tx.now });
  const next = await move(tx, contact, 'connect', { ...nobodyWanted, last_agent_id: agent.id });
  if (!next.ok) return next;
  await endBotParts(tx, contact);
  await beginPart(tx, contact, { userId: agent.id, name: agent.name, reservationId: null });
  await noteMove(tx, { contactId, kind: 'assigned', by: wish.by, reason: wish.reason, details });
  await happened(tx, contact, { happened: 'agentJoined', name: agent.name }, 'newOwner');
  await ownerChanged(tx, contactId, 'person');
  await interruptOthers(tx, contact, agent.id);
  return announce(tx, contact, 'contact.connected');
}
