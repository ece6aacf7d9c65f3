import { agentOutline } from '../../agents/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { happened } from './entries.ts';
import { announce, move, type OpenedContact } from './opened-contact.ts';
import { dropParts } from './parts.ts';
import { setAside } from './queue-contact.ts';
import { wantedPerson } from './wanted.ts';

/**
 * A parked contact wants somebody again: its time is up, or the citizen wrote. It waits at its old place, and for its
 * owner first if she is ready (design §3).
 */
export async function comeBack(tx: Transaction, contact: OpenedContact): Promise<void> {
  const { row } = contact;
  const owner = row.parked_user_id === null ? undefined : await agentOutline(tx.db, row.parked_user_id);
  const isReady = owner?.state === 'ready' && !owner.deskSilent;
  const next = await move(tx, contact, 'unpark', {
    ...setAside,
    ...wantedPerson(tx, isReady ? { userId: owner.id, name: owner.name } : null, 'lastAgent'),
    handed_over_by: row.parked_name,
    first_queued_at: row.first_queued_at ?? tx.now,
  });
  if (!next.ok) throw new Error(`A contact that is ${row.state} cannot come back`);
  await dropParts(tx, contact);
  await happened(tx, contact, { happened: 'queued', queue: row.queue_name ?? '' });
  await announce(tx, contact, 'contact.queued');
}
