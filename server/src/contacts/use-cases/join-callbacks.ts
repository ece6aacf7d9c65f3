import { accepted, type Instant } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { callbackOver, sameCallbacks } from '../storage/callback-rows.ts';
import { givePoints, pointsOf } from '../storage/points.ts';
import { closeOpened } from './end-contact.ts';
import { happened } from './entries.ts';
import { announce, change, openContact, type OpenedContact } from './opened-contact.ts';
import { contactTimers } from './plans.ts';
import type { Moved } from './set-aside.ts';

/**
 * The same number or address and the same queue are one callback (field.md row 29): a second promise joins the first,
 * which keeps the earlier place, the more urgent band, the earlier time and every way to reach her. The newer contact
 * ends, and says why. Null when there is no other.
 */
export async function joinEarlierCallback(
  tx: Transaction,
  newer: OpenedContact,
  dueAt: Instant,
): Promise<Moved | null> {
  for (const earlier of await otherCallbacks(tx, newer)) {
    await takeOver(tx, { from: newer, into: earlier });
    if (earlier.row.state === 'awaitingCallback' && dueAt < (earlier.row.callback_due_at ?? 0)) {
      await change(tx, earlier, { callback_due_at: dueAt });
      await tx.schedule({ kind: contactTimers.callbackDue, key: earlier.row.id, dueAt, basis: 'clock' });
    }
    await announce(tx, earlier, 'contact.changed');
    return becomeOneWith(tx, newer, earlier.row.id);
  }
  return null;
}

/** She has come back herself before we called: she takes the place that was kept for her, and the promise is kept so. */
export async function takeHeldPlace(tx: Transaction, contact: OpenedContact): Promise<void> {
  for (const held of await otherCallbacks(tx, contact)) {
    // One that is being called this very moment is left to whoever calls.
    if (held.row.state !== 'awaitingCallback') continue;
    await takeOver(tx, { from: held, into: contact });
    await becomeOneWith(tx, held, contact.row.id);
  }
}

async function otherCallbacks(tx: Transaction, { row }: OpenedContact): Promise<OpenedContact[]> {
  if (row.queue_id === null) return [];
  const found: OpenedContact[] = [];
  for (const contactId of await sameCallbacks(tx, { contactId: row.id, queueId: row.queue_id })) {
    const other = await openContact(tx, { contactId });
    const isThere = other.ok && ['awaitingCallback', 'queued'].includes(other.value.row.state);
    if (other.ok && isThere && other.value.row.queue_id === row.queue_id) found.push(other.value);
  }
  return found;
}

async function takeOver(tx: Transaction, { from, into }: { from: OpenedContact; into: OpenedContact }): Promise<void> {
  const [one, other] = [from.row.first_queued_at ?? tx.now, into.row.first_queued_at ?? tx.now];
  await change(tx, into, {
    first_queued_at: Math.min(one, other),
    band: Math.min(from.row.band, into.row.band),
    customer_id: into.row.customer_id ?? from.row.customer_id,
  });
  await givePoints(tx, into.row.id, await pointsOf(tx, from.row.id));
  await happened(tx, into, { happened: 'callbackJoined' });
}

async function becomeOneWith(tx: Transaction, contact: OpenedContact, otherId: string): Promise<Moved> {
  await callbackOver(tx, contact.row.id, otherId);
  await happened(tx, contact, { happened: 'callbackJoined' });
  const trigger = contact.row.state === 'queued' ? 'close' : 'end';
  const ended = await closeOpened(tx, contact, trigger, 'platform');
  if (!ended.ok) return ended;
  await happened(tx, contact, { happened: 'ended', by: 'platform' });
  await announce(tx, contact, 'contact.ended');
  return accepted({ version: contact.row.version });
}
