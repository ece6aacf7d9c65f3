import type { ContactState } from '@switchboard/shared/contacts';
import type { QueueRecord } from '@switchboard/shared/queues';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { queueById } from '../../queues/index.ts';
import { isOver, wayIntoQueue } from '../domain/moves.ts';
import { callAll, contactHooks } from '../hooks.ts';
import { type MovedBy, type MoveKind, noteMove } from '../storage/contact-moves.ts';
import { enterQueue, leaveQueue } from '../storage/queue-clocks.ts';
import { happened } from './entries.ts';
import { announce, change, leftQueue, move, openContact, type OpenedContact, ownerChanged } from './opened-contact.ts';
import { dropParts, endBotParts } from './parts.ts';
import { type Moved, nobodyWanted, setAside } from './queue-contact.ts';
import { wantedOnEntry } from './wanted.ts';

export interface QueueMove {
  readonly queueId: string;
  readonly kind: Extract<MoveKind, 'movedToQueue' | 'overflowed' | 'raised'>;
  readonly by: MovedBy;
  readonly reason: string | null;
  /** Null: as urgent as it is, or as the queue is, whichever is more. */
  readonly band?: number | null;
}

/** Where a contact can be moved from: nobody talks in it. One that is in somebody's hands is transferred or assigned. */
const movable: ReadonlySet<ContactState> = new Set(['queued', 'selfService', 'parked', 'awaitingCallback']);

/**
 * Puts a contact that waits, or is with the bot or set aside, into another queue: a supervisor, an overflow or a rule
 * does. It keeps its first-queued time, its number and its history; offers that are out are withdrawn, the steps of the
 * new queue begin. A move never makes it less urgent. The new queue's service area is its own from now on.
 */
export async function moveToQueue(tx: Transaction, contactId: string, wish: QueueMove): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? moveOpenedToQueue(tx, opened.value, wish) : opened;
}

export async function moveOpenedToQueue(tx: Transaction, contact: OpenedContact, wish: QueueMove): Promise<Moved> {
  const { row } = contact;
  if (isOver(row.state)) return refused({ code: 'contact/over' });
  if (!movable.has(row.state)) return refused({ code: 'contact/changed-hands' });
  const queue = await queueById(tx.db, wish.queueId);
  if (!queue) return refused({ code: 'request/not-found' });
  if (row.state === 'queued' && row.queue_id === queue.id) return refused({ code: 'contact/there-already' });
  if (queue.closedAt !== null || !queue.channels.includes(row.channel))
    return refused({ code: 'transfer/target-closed' });
  const { state, queue_id: from, band } = row;
  await (state === 'queued' ? changeQueue(tx, contact, queue, wish) : comeIntoQueue(tx, contact, queue, wish));
  const details = { from, to: queue.id, queue: queue.name, wasBand: band, band: contact.row.band };
  await noteMove(tx, { contactId: row.id, kind: wish.kind, by: wish.by, reason: wish.reason, details });
  await happened(tx, contact, { happened: 'queued', queue: queue.name });
  return announce(tx, contact, 'contact.queued');
}

async function placeIn(tx: Transaction, { row }: OpenedContact, queue: QueueRecord, wish: QueueMove) {
  return {
    ...nobodyWanted,
    ...(await wantedOnEntry(tx, { contact: row, queueId: queue.id, askedFor: null })),
    queue_id: queue.id,
    queue_name: queue.name,
    service_area_id: queue.serviceAreaId ?? row.service_area_id,
    band: wish.band ?? Math.min(row.band, queue.band),
    first_queued_at: row.first_queued_at ?? tx.now,
  };
}

/** It goes on waiting, elsewhere. */
async function changeQueue(tx: Transaction, contact: OpenedContact, queue: QueueRecord, wish: QueueMove) {
  const from = contact.row.queue_id;
  await change(tx, contact, await placeIn(tx, contact, queue, wish), 'hands');
  await leaveQueue(tx, contact.row.id);
  await enterQueue(tx, contact.row, from);
  await leftQueue(tx, contact.row.id);
}

async function comeIntoQueue(tx: Transaction, contact: OpenedContact, queue: QueueRecord, wish: QueueMove) {
  if (contact.row.state === 'parked') await dropParts(tx, contact);
  const way = wayIntoQueue(contact.row.state);
  const next = await move(tx, contact, way, { ...setAside, ...(await placeIn(tx, contact, queue, wish)) });
  if (!next.ok) throw new Error(`A contact that is ${contact.row.state} cannot be moved into a queue`);
  await endBotParts(tx, contact);
  await ownerChanged(tx, contact.row.id, 'person');
}

export interface Urgency {
  /** Null: as it is. */
  readonly band: number | null;
  readonly points: number | null;
  readonly kind: Extract<MoveKind, 'reprioritised' | 'raised'>;
  readonly by: MovedBy;
  readonly reason: string | null;
}

/** Says anew how urgent a contact is, wherever it is. It keeps its queue, its place in time and any offer that is out. */
export async function reprioritise(tx: Transaction, contactId: string, wish: Urgency): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? reprioritiseOpened(tx, opened.value, wish) : opened;
}

export async function reprioritiseOpened(tx: Transaction, contact: OpenedContact, wish: Urgency): Promise<Moved> {
  const { row } = contact;
  if (isOver(row.state)) return refused({ code: 'contact/over' });
  const { band, points } = wish;
  const next = { band: band ?? row.band, points: points ?? row.points };
  if (next.band === row.band && next.points === row.points) return accepted({ version: row.version });
  const details = { wasBand: row.band, wasPoints: row.points, ...next };
  await change(tx, contact, next);
  await noteMove(tx, { contactId: row.id, kind: wish.kind, by: wish.by, reason: wish.reason, details });
  const told = await announce(tx, contact, 'contact.changed');
  if (next.band !== row.band) await callAll(contactHooks.whenBandChanged, tx, { contactId: row.id, band: next.band });
  return told;
}
