import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import type { ContactRow } from './contact-rows.ts';
import './tables.ts';

/**
 * The clocks by which a queue's steps and links run. They are written here alone and by sums in the database, never with
 * a row that was read before: an offer that ends and a contact that moves may meet in one transaction.
 *
 * `first_queued_at` is none of them: it is the citizen's own waiting time, and no queue begins it anew (field.md §2.4, 2).
 */
const begin = hotStatement(
  'queue-clock.begin',
  `UPDATE contact SET queue_since_at = ?, queue_left_at = NULL, offered_ms = 0, skipped_ms = 0
   WHERE id = ? AND organisation_id = ?`,
);
const goOn = hotStatement(
  'queue-clock.go-on',
  `UPDATE contact SET offered_ms = offered_ms + ? - COALESCE(queue_left_at, ?), queue_left_at = NULL
   WHERE id = ? AND organisation_id = ? AND first_queued_at <= queue_since_at`,
);
const stop = hotStatement(
  'queue-clock.stop',
  'UPDATE contact SET queue_left_at = ? WHERE id = ? AND organisation_id = ? AND queue_since_at IS NOT NULL',
);
const stoodDuringOffer = hotStatement(
  'queue-clock.stood',
  `UPDATE contact SET offered_ms = offered_ms + ?
   WHERE id = ? AND organisation_id = ? AND queue_since_at <= ?`,
);
const skipTo = hotStatement(
  'queue-clock.skip',
  `UPDATE contact SET skipped_ms = ? WHERE id = ? AND organisation_id = ? AND state = 'queued'`,
);

/**
 * Into the queue in which it was before, the step clock goes on where it stood: whoever was looked for widely before her
 * agent's desk fell silent is not looked for narrowly again. In another queue, or at a new place in line, all begins.
 */
export async function enterQueue(tx: Transaction, row: ContactRow, before: string | null): Promise<void> {
  const key = [row.id, row.organisation_id];
  if (row.queue_id !== null && row.queue_id === before && (await tx.change(goOn, [tx.now, tx.now, ...key])) === 1)
    return;
  await tx.change(begin, [tx.now, ...key]);
}

export async function leaveQueue(tx: Transaction, contactId: string): Promise<void> {
  await tx.change(stop, [tx.now, contactId, tx.scope.organisationId]);
}

/** An offer of this stay in the queue has ended: the step clock stood meanwhile (field.md §2.4, 3). */
export async function stoodSince(tx: Transaction, offer: { contactId: string; organisationId: string; at: number }) {
  const { contactId, organisationId, at } = offer;
  await tx.change(stoodDuringOffer, [Math.max(0, tx.now - at), contactId, organisationId, at]);
}

/** Steps in which nobody was there were skipped: so much of the step clock counts as gone, all in all. */
export async function skipSteps(tx: Transaction, contactId: string, skippedMs: number): Promise<boolean> {
  return (await tx.change(skipTo, [skippedMs, contactId, tx.scope.organisationId])) === 1;
}
