import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { noteAcceptedOffer, noteMissedOffer } from '../../agents/index.ts';
import { connect, stoodSince } from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { JobInTransaction } from '../../platform/jobs/index.ts';
import { holdWaiting } from '../storage/locks.ts';
import {
  type Ending,
  endReservation,
  pendingOf,
  type ReservationRow,
  reservationById,
} from '../storage/reservations.ts';
import { expireTimer } from './make-offers.ts';

const over = () => refused({ code: 'reservation/over' } as const);
const notFound = () => refused({ code: 'request/not-found' } as const);

interface OfferKey {
  readonly reservationId: string;
  readonly fencing: number;
  /** Who acts; an offer to somebody else cannot be found. */
  readonly userId: string;
}

/**
 * The agent takes what she was offered: reservation and contact change hands in one commit, on any node. Whoever comes
 * second is refused; the same agent saying it again is answered the same.
 */
export async function acceptOffer(
  tx: Transaction,
  { reservationId, fencing, userId }: OfferKey,
): Promise<Result<{ contactId: string }, Refusal>> {
  const { organisationId } = tx.scope;
  const found = await reservationById(tx, organisationId, reservationId);
  if (found?.user_id !== userId) return notFound();
  const { contact_id: contactId } = found;
  if (found.state === 'accepted' && found.fencing === fencing) return accepted({ contactId });
  await holdWaiting(tx, organisationId, contactId);
  if (!(await ends(tx, { ...found, fencing }, { state: 'accepted' }))) return over();
  const connected = await connect(tx, contactId, { userId, reservationId });
  if (!connected.ok) return connected.refusal.code === 'contact/over' ? connected : over();
  await noteAcceptedOffer(tx, { organisationId, userId, channel: found.channel });
  return accepted({ contactId });
}

/** The agent says no: the contact keeps its place, and she is not asked again at once. */
export async function declineOffer(
  tx: Transaction,
  { reservationId, fencing, userId, reason }: OfferKey & { readonly reason: string },
): Promise<Result<Record<string, never>, Refusal>> {
  const found = await reservationById(tx, tx.scope.organisationId, reservationId);
  if (found?.user_id !== userId) return notFound();
  return (await ends(tx, { ...found, fencing }, { state: 'declined', reason })) ? accepted({}) : over();
}

/** Nobody answered in time (RONA): the contact keeps its place; it is a strike against the agent. */
export const onOfferExpired: JobInTransaction = async (tx, { organisationId, key }) => {
  const found = await reservationById(tx, organisationId, key);
  if (!found || !(await ends(tx, found, { state: 'expired' }))) return;
  const { contact_id: contactId, user_id: userId, channel } = found;
  await noteMissedOffer(tx, { organisationId, userId, contactId, channel });
};

/** The contact does not wait any more: within the transaction in which it moved. */
export async function withdrawOffersOf(tx: Transaction, contactId: string): Promise<void> {
  await withdrawOffers(tx, await pendingOf(tx, tx.scope.organisationId, contactId));
}

/** Withdraws those of them that are still pending. */
export async function withdrawOffers(tx: Transaction, offers: readonly ReservationRow[]): Promise<void> {
  for (const offer of offers) await ends(tx, offer, { state: 'withdrawn' });
}

/**
 * Ends an offer and says so; false when it was over before. Locks stand in one order everywhere: contact, timer,
 * reservation, agent (the timer that runs out holds itself first).
 */
async function ends(
  tx: Transaction,
  offer: ReservationRow,
  how: { readonly state: Ending; readonly reason?: string },
): Promise<boolean> {
  const { id, organisation_id: organisationId, contact_id: contactId, user_id: userId } = offer;
  await tx.cancel(expireTimer, id, organisationId);
  if (!(await endReservation(tx, offer, how))) return false;
  await stoodSince(tx, { contactId, organisationId, at: offer.offered_at });
  const { state } = how;
  tx.event({ type: 'reservation.ended', subjectId: id, body: { contactId, userId, state }, organisationId });
  return true;
}
