import { newId, seconds } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { Offer } from '@switchboard/shared/routing';
import type { Transaction } from '../../platform/database/index.ts';
import type { Match } from '../core/index.ts';
import { takeLease } from '../storage/lease.ts';
import { holdAgent, holdWaiting, type OfferedContact } from '../storage/locks.ts';
import { insertReservation, nextFencing } from '../storage/reservations.ts';

export const expireTimer = 'reservation.expire';
/** A leader that falls silent is followed after this time. */
export const leaseMs = seconds(3);
/** For a contact whose queue is gone. */
const usualOfferSeconds = 20;

export interface OfferPlan {
  readonly organisationId: string;
  readonly nodeId: string;
  readonly matches: readonly Match[];
  readonly queues: ReadonlyMap<string, QueueRecord>;
}

/**
 * Makes offers of matches, as far as they still hold: only while this node leads, only of contacts that still wait,
 * only to agents who are still ready and have room. Answers how many were made; null while another node leads.
 */
export async function makeOffers(tx: Transaction, plan: OfferPlan): Promise<number | null> {
  const { organisationId, nodeId, matches } = plan;
  const epoch = await takeLease(tx, { organisationId, nodeId, forMs: leaseMs });
  if (epoch === null) return null;
  const contacts = new Map<string, OfferedContact>();
  for (const id of matches.map(({ contactId }) => contactId).sort()) {
    const contact = await holdWaiting(tx, organisationId, id);
    if (contact) contacts.set(id, contact);
  }
  let made = 0;
  for (const match of matches.toSorted((one, other) => (one.userId < other.userId ? -1 : 1))) {
    const contact = contacts.get(match.contactId);
    const units = contact && (await holdAgent(tx, { organisationId, userId: match.userId, contact }));
    if (!contact || !units) continue;
    if (await makeOffer(tx, plan, { match, contact, epoch, units })) made += 1;
  }
  return made;
}

interface Decided {
  readonly match: Match;
  readonly contact: OfferedContact;
  readonly epoch: number;
  readonly units: number;
}

async function makeOffer(
  tx: Transaction,
  plan: OfferPlan,
  { match, contact, epoch, units }: Decided,
): Promise<boolean> {
  const queue = contact.queueId === null ? undefined : plan.queues.get(contact.queueId);
  const fencing = await nextFencing(tx, contact.id);
  const offer = offerOf(tx, { organisationId: plan.organisationId, userId: match.userId, contact, queue, fencing });
  const isNew = await insertReservation(tx, {
    offer,
    queueId: contact.queueId,
    units,
    epoch,
    explanation: JSON.stringify(match.explanation),
  });
  if (!isNew) return false;
  await tx.schedule({ kind: expireTimer, key: offer.id, dueAt: offer.deadlineAt });
  tx.event({ type: 'reservation.offered', subjectId: offer.id, body: { offer } });
  return true;
}

interface Facts {
  readonly organisationId: string;
  readonly userId: string;
  readonly contact: OfferedContact;
  readonly queue: QueueRecord | undefined;
  readonly fencing: number;
}

function offerOf(tx: Transaction, { organisationId, userId, contact, queue, fencing }: Facts): Offer {
  const { handedOverBy: by, handedOverNote: note } = contact;
  return {
    id: newId(tx.now),
    contactId: contact.id,
    organisationId,
    userId,
    fencing,
    offeredAt: tx.now,
    deadlineAt: tx.now + seconds(queue?.offerSeconds ?? usualOfferSeconds),
    autoAccept: queue?.autoAccept ?? false,
    channel: contact.channel,
    queue: queue?.name ?? contact.queueName,
    band: contact.band,
    displayName: contact.displayName,
    customerId: contact.customerId,
    intent: contact.intent,
    answers: contact.handover?.answers ?? [],
    waitingSinceAt: contact.firstQueuedAt,
    language: contact.language,
    handedOver: by === null ? null : { by, note },
  };
}
