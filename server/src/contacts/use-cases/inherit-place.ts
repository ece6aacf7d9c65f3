import type { Transaction } from '../../platform/database/index.ts';
import { change, openContact } from './opened-contact.ts';

/**
 * Somebody who gave up waiting has come back: the new contact counts its wait from when the first was queued (design §3).
 * False when there is no place to inherit: the first was not abandoned, or never waited.
 */
export async function inheritPlace(
  tx: Transaction,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const first = await openContact(tx, { contactId: from });
  if (!first.ok || first.value.row.state !== 'abandoned' || first.value.row.first_queued_at === null) return false;
  const again = await openContact(tx, { contactId: to });
  if (!again.ok) return false;
  await change(tx, again.value, { first_queued_at: first.value.row.first_queued_at });
  return true;
}
