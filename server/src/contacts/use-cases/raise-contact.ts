import type { Transaction } from '../../platform/database/index.ts';
import { isOver } from '../domain/moves.ts';
import type { MovedBy } from '../storage/contact-moves.ts';
import { openContact } from './opened-contact.ts';
import { moveOpenedToQueue, reprioritiseOpened } from './steer.ts';

export interface Raising {
  /** The band it is to have at the least; null leaves it. */
  readonly band: number | null;
  /** Points it is given besides those it has. */
  readonly points: number;
  /** Where it waits from now on; only what waits can be moved. */
  readonly queueId: string | null;
  readonly by: MovedBy;
}

/**
 * Puts a contact further ahead, never back (C-03). Its waiting time stays what it is, also in another queue. An offer
 * that is out stands, unless the contact waits for other people now. A queue that it cannot go to leaves it where it is.
 */
export async function raiseContact(tx: Transaction, contactId: string, raising: Raising): Promise<void> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok || isOver(opened.value.row.state)) return;
  const contact = opened.value;
  const { band, points, queueId, by } = raising;
  await reprioritiseOpened(tx, contact, {
    band: Math.min(contact.row.band, band ?? contact.row.band),
    points: contact.row.points + points,
    kind: 'raised',
    by,
    reason: null,
  });
  if (queueId === null || contact.row.state !== 'queued') return;
  await moveOpenedToQueue(tx, contact, { queueId, kind: 'raised', by, reason: null });
}
