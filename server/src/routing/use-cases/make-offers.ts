import { newId, seconds } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { Offer } from '@switchboard/shared/routing';
import type { Transaction } from '../../platform/database/index.ts';
import { noteMove, skipSteps } from '../../contacts/index.ts';
import type { Match, Skip } from '../core/decisions.ts';
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
  /** The term in which it was decided: under another one nothing of it is done. */
  readonly epoch: number;
  readonly matches: readonly Match[];
  readonly skips: readonly Skip[];
  readonly queues: ReadonlyMap<string, QueueRecord>;
}

export interface Done {
  readonly made: readonly Match[];
  readonly skips: readonly Skip[];
}

const router = { kind: 'platform', id: 'router', name: 'Router' } as const;

/**
 * Makes offers of matches, as far as they still hold: only while this node leads in the same term, only of contacts that
 * still wait, only to agents who are still ready and have room. Answers what was done; null when another node leads.
 */
export async function makeOffers(tx: Transaction, plan: OfferPlan): Promise<Done | null> {
  const { organisationId, nodeId, matches, skips } = plan;
  const epoch = await takeLease(tx, { organisationId, nodeId, forMs: leaseMs });
  if (epoch !== plan.epoch) {
    await tx.takeBack();
    return null;
  }
  const contacts = new Map<string, OfferedContact>();
  const ids = new Set([...matches, ...skips].map(({ contactId }) => contactId));
  for (const id of [...ids].sort()) {
    const contact = await holdWaiting(tx, organisationId, id);
    if (contact) contacts.set(id, contact);
  }
  const kept = skips.filter(({ contactId }) => contacts.has(contactId));
  for (const skip of kept) await keepSkip(tx, skip);
  const made: Match[] = [];
  for (const match of matches.toSorted(byAgent)) {
    const contact = contacts.get(match.contactId);
    const units = contact && (await holdAgent(tx, { organisationId, userId: match.userId, contact }));
    if (!contact || !units) continue;
    if (await makeOffer(tx, plan, { match, contact, epoch, units })) made.push({ ...match, units });
  }
  return { made, skips: kept };
}

/** Agents are held in one order everywhere; what one is offered stays in the order of its urgency. */
function byAgent(one: Match, other: Match): number {
  if (one.userId === other.userId) return 0;
  return one.userId < other.userId ? -1 : 1;
}

async function keepSkip(tx: Transaction, { contactId, skippedMs, step }: Skip): Promise<void> {
  await skipSteps(tx, contactId, skippedMs);
  const details = { step, skippedMs };
  await noteMove(tx, { contactId, kind: 'relaxed', by: router, reason: null, details });
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
