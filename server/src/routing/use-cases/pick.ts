import { emergencyBand } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import { noteAcceptedOffer, type Rows } from '../../agents/index.ts';
import { connect, contactOutline, noteMove } from '../../contacts/index.ts';
import type { Areas } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { lawOf, queueById } from '../../queues/index.ts';
import type { AgentNow } from '../core/facts.ts';
import { RoutingDomain } from '../core/routing-domain.ts';
import { inListOrder } from '../domain/list-order.ts';
import { holdAgents, holdWaiting, type OfferedContact } from '../storage/locks.ts';
import { listedIn } from '../storage/queue-list.ts';
import { insertPicked, lastOffers, pendingOf } from '../storage/reservations.ts';
import { staffedAmong } from '../storage/staffed.ts';
import { waitingEmergencies } from '../storage/waiting-contacts.ts';
import { acceptOffer } from './end-offers.ts';

export interface Picker {
  readonly userId: string;
  readonly name: string;
  /** Where she may pick. */
  readonly areas: Areas;
}

type Picked = Result<{ readonly contactId: string }, Refusal>;

/** As many of the list as one wish for the next one tries: the others were taken by somebody else meanwhile. */
const mostTried = 50;

/**
 * Somebody takes a waiting contact out of its queue's list herself. One wins, whoever else picks it or is offered it: the
 * row is held, and it must still wait. Her skills are not asked: she has read what it is about. Her room is, and so is
 * whether an emergency waits that she could take (field.md row 18, §2.4 nos. 1 and 6).
 */
export async function pickContact(tx: Transaction, contactId: string, picker: Picker): Promise<Picked> {
  const { organisationId } = tx.scope;
  const there = await contactOutline(tx.db, contactId);
  if (!there || !isWithin(picker.areas, there.serviceAreaId)) return refused({ code: 'request/not-found' });
  const contact = await holdWaiting(tx, organisationId, contactId);
  if (!contact) return refused({ code: isEnded(there.state) ? 'contact/over' : 'contact/changed-hands' });
  const queue = contact.queueId === null ? undefined : await queueById(tx.db, contact.queueId);
  if (!queue?.manualPick) return refused({ code: 'queue/not-picked-by-hand' });
  const [offer] = await pendingOf(tx, organisationId, contactId);
  if (offer && offer.user_id !== picker.userId) return refused({ code: 'contact/offered-now' });
  if (offer) return acceptOffer(tx, { reservationId: offer.id, fencing: offer.fencing, userId: picker.userId });
  const may = await mayTake(tx, contact, picker);
  return may.ok ? take(tx, contact, { picker, queue, units: may.value }) : may;
}

/** The first of the list that is still to be had: two who ask at once get two different ones (C-07). */
export async function takeNext(tx: Transaction, queueId: string, picker: Picker): Promise<Picked> {
  const { organisationId } = tx.scope;
  const queue = await queueById(tx.db, queueId);
  if (!queue || !isWithin(picker.areas, queue.serviceAreaId)) return refused({ code: 'request/not-found' });
  if (!queue.manualPick) return refused({ code: 'queue/not-picked-by-hand' });
  const listed = await listedIn(rowsIn(tx), organisationId, queueId);
  const mine = listed.filter(({ offeredTo, serviceAreaId }) => {
    return (offeredTo === null || offeredTo === picker.userId) && isWithin(picker.areas, serviceAreaId);
  });
  for (const { id } of inListOrder(mine, queue, tx.now).slice(0, mostTried)) {
    const picked = await pickContact(tx, id, picker);
    if (picked.ok || concernsHer.has(picked.refusal.code)) return picked;
  }
  return refused({ code: 'queue/nothing-to-take' });
}

/** With these the next contact of the list would be refused as well. */
const concernsHer: ReadonlySet<Refusal['code']> = new Set([
  'agent/not-ready',
  'agent/no-room',
  'contact/emergency-waits',
]);

/** Answers what it takes of her. */
async function mayTake(tx: Transaction, contact: OfferedContact, picker: Picker): Promise<Result<number, Refusal>> {
  const { organisationId } = tx.scope;
  const wish = { userIds: [picker.userId], now: tx.now };
  const [agent] = await staffedAmong(rowsIn(tx), organisationId, wish);
  if (agent?.state !== 'ready' || agent.isDeskSilent) return refused({ code: 'agent/not-ready' });
  if (contact.band !== emergencyBand && (await emergencyFor(tx, agent))) {
    return refused({ code: 'contact/emergency-waits' });
  }
  const held = (await holdAgents(tx, organisationId, [picker.userId])).get(picker.userId);
  const units = held?.roomFor(contact) ?? null;
  return units === null ? refused({ code: 'agent/no-room' }) : accepted(units);
}

/** Whether the law would give her an emergency that waits, if she were the only one. */
async function emergencyFor(tx: Transaction, agent: AgentNow): Promise<boolean> {
  const { organisationId } = tx.scope;
  const emergencies = await waitingEmergencies(rowsIn(tx), organisationId, tx.now);
  if (emergencies.length === 0) return false;
  const domain = new RoutingDomain(await lawOf(rowsIn(tx), organisationId));
  domain.putAgent(agent);
  for (const emergency of emergencies) domain.putContact(emergency);
  return domain.decide(tx.now, 1).matches.length > 0;
}

interface Taking {
  readonly picker: Picker;
  readonly queue: QueueRecord;
  readonly units: number;
}

async function take(tx: Transaction, contact: OfferedContact, { picker, queue, units }: Taking): Promise<Picked> {
  const { organisationId } = tx.scope;
  const { id: contactId, channel, firstQueuedAt } = contact;
  const { userId, name } = picker;
  const explanation = {
    rule: 'picked',
    decidedAt: tx.now,
    queueId: queue.id,
    band: contact.band,
    waitingSinceAt: firstQueuedAt,
    listOrder: queue.listOrder,
  };
  const reservationId = await insertPicked(tx, {
    contactId,
    userId,
    queueId: queue.id,
    units,
    fencing: (await lastOffers(tx, [contactId])).nextFencing(contactId),
    explanation: JSON.stringify(explanation),
  });
  const connected = await connect(tx, contactId, { userId, reservationId });
  if (!connected.ok) return connected;
  await noteAcceptedOffer(tx, { organisationId, userId, channel });
  const by = { kind: 'user', id: userId, name } as const;
  await noteMove(tx, { contactId, kind: 'picked', by, reason: null, details: { queue: queue.name } });
  return accepted({ contactId });
}

function rowsIn(tx: Transaction): Rows {
  return (statement, values) => tx.prepared(statement, values);
}

function isWithin(areas: Areas, serviceAreaId: string | null): boolean {
  return areas === 'all' || serviceAreaId === null || areas.has(serviceAreaId);
}

function isEnded(state: string): boolean {
  return state === 'ended' || state === 'abandoned';
}
