import { accepted } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { isOver } from '../domain/moves.ts';
import { renewLink } from '../storage/contact-rows.ts';
import { announce, change, openContact } from './opened-contact.ts';
import type { Moved } from './queue-contact.ts';

/**
 * The citizen's page is linked. To be said again every 20 s for as long as it is: a link that was not confirmed for a
 * minute is taken for lost, since the server that held it may have died.
 */
export async function citizenLinked(tx: Transaction, contactId: string): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const { row } = opened.value;
  if (isOver(row.state)) return accepted({ version: row.version });
  if (row.citizen_connected === 1) {
    await renewLink(tx, contactId);
    return accepted({ version: row.version });
  }
  await change(tx, opened.value, { citizen_connected: 1, citizen_unlinked_at: null, link_renewed_at: tx.now });
  return announce(tx, opened.value, 'contact.changed');
}

/** Her page is gone: what follows if she stays away is a matter of time (domain/link-rules.ts). */
export async function citizenUnlinked(tx: Transaction, contactId: string): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const { row } = opened.value;
  if (row.citizen_connected === 0 || row.needs_link === 0 || isOver(row.state)) {
    return accepted({ version: row.version });
  }
  await change(tx, opened.value, { citizen_connected: 0, citizen_unlinked_at: tx.now });
  return announce(tx, opened.value, 'contact.changed');
}
