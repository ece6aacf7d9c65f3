import { refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { happened } from './entries.ts';
import { interruptOthers } from './interrupts.ts';
import { announce, move, openContact, ownerChanged } from './opened-contact.ts';
import { beginPart } from './parts.ts';
import { type Moved, nobodyWanted } from './queue-contact.ts';

export interface Acceptance {
  readonly userId: string;
  readonly reservationId: string | null;
}

/**
 * Gives a waiting contact to the agent who accepted it. It must still be waiting: whoever comes second is refused
 * (`contact/over`, `contact/changed-hands`).
 */
export async function connect(
  tx: Transaction,
  contactId: string,
  { userId, reservationId }: Acceptance,
): Promise<Moved> {
  const name = await nameOfPerson(tx, userId);
  const opened = name === undefined ? undefined : await openContact(tx, { contactId });
  if (!opened || name === undefined) return refused({ code: 'request/not-found' });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const next = await move(tx, contact, 'connect', { ...nobodyWanted, last_agent_id: userId });
  if (!next.ok) return next;
  await beginPart(tx, contact, { userId, name, reservationId });
  await happened(tx, contact, { happened: 'agentJoined', name }, 'newOwner');
  await ownerChanged(tx, contactId, 'person');
  await interruptOthers(tx, contact, userId);
  return announce(tx, contact, 'contact.connected');
}
