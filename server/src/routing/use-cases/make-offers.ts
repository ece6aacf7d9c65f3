import { newId, seconds } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { Offer } from '@switchboard/shared/routing';
import type { Transaction } from '../../platform/database/index.ts';
import { noteMove, skipSteps } from '../../contacts/index.ts';
import type { Match, Skip } from '../core/decisions.ts';
import { takeLease } from '../storage/lease.ts';
import { holdAgents, holdEachWaiting, type OfferedContact } from '../storage/locks.ts';
import { insertReservations, lastOffers, type NewReservation } from '../storage/reservations.ts';

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
  const ids = new Set([...matches, ...skips].map(({ contactId }) => contactId));
  const contacts = await holdEachWaiting(tx, organisationId, [...ids]);
  const kept = skips.filter(({ contactId }) => contacts.has(contactId));
  for (const skip of kept) await keepSkip(tx, skip);
  const made = await offersOf(tx, plan, contacts);
  for (const { offer } of made) tx.event({ type: 'reservation.offered', subjectId: offer.id, body: { offer } });
  return { made: made.map(({ match, units }) => ({ ...match, units })), skips: kept };
}

interface MadeOffer extends NewReservation {
  readonly match: Match;
}

/** All of a run in a few statements: what each needs to know is read once everybody and everything is held. */
async function offersOf(
  tx: Transaction,
  plan: OfferPlan,
  contacts: ReadonlyMap<string, OfferedContact>,
): Promise<MadeOffer[]> {
  const { organisationId, epoch, queues } = plan;
  const matches = plan.matches.filter(({ contactId }) => contacts.has(contactId));
  if (matches.length === 0) return [];
  const agents = await holdAgents(tx, organisationId, [...new Set(matches.map(({ userId }) => userId))]);
  const before = await lastOffers(tx, [...contacts.keys()]);
  const wanted: MadeOffer[] = [];
  for (const match of matches.toSorted(byAgent)) {
    const { contactId, userId } = match;
    const [contact, agent] = [contacts.get(contactId), agents.get(userId)];
    const units = contact && !before.isOffered(contactId) ? agent?.roomFor(contact) : null;
    if (!contact || !agent || !units) continue;
    agent.isOffered({ channel: contact.channel, units });
    const { queueId } = contact;
    const queue = queueId === null ? undefined : queues.get(queueId);
    const offer = offerOf(tx, { organisationId, userId, contact, queue, fencing: before.nextFencing(contactId) });
    wanted.push({ match, offer, queueId, units, epoch, explanation: JSON.stringify(match.explanation) });
  }
  const made = await insertReservations(tx, wanted);
  await tx.scheduleEach(made.map(({ offer }) => ({ kind: expireTimer, key: offer.id, dueAt: offer.deadlineAt })));
  return made;
}

/** What one agent is offered stays in the order of its urgency. */
function byAgent(one: Match, other: Match): number {
  if (one.userId === other.userId) return 0;
  return one.userId < other.userId ? -1 : 1;
}

async function keepSkip(tx: Transaction, { contactId, skippedMs, step }: Skip): Promise<void> {
  await skipSteps(tx, contactId, skippedMs);
  const details = { step, skippedMs };
  await noteMove(tx, { contactId, kind: 'relaxed', by: router, reason: null, details });
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
