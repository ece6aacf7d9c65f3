import type { Transaction } from '../../platform/database/index.ts';
import { rewriteOffer } from '../storage/reservations.ts';

/**
 * A contact that is offered has become more urgent, or less. The offer stands, since somebody is looking at it this moment
 * and nobody would be quicker; she is shown what it is now.
 */
export async function showBandOfOffer(
  tx: Transaction,
  { contactId, band }: { readonly contactId: string; readonly band: number },
): Promise<void> {
  const offer = await rewriteOffer(tx, contactId, { band });
  if (offer) tx.event({ type: 'reservation.changed', subjectId: offer.id, body: { offer } });
}
