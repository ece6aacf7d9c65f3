import type { Transaction } from '../../platform/database/index.ts';
import { queueById } from '../../queues/index.ts';
import { ownerOf } from '../domain/hands.ts';
import { enterQueue } from '../storage/queue-clocks.ts';
import { announce, change, openContact, type OpenedContact } from './opened-contact.ts';
import { dropParts, turnPart } from './parts.ts';
import { contactTimers } from './plans.ts';
import { requeue } from './queue-contact.ts';
import { recountHands } from './recount-hands.ts';

/**
 * What puts a contact right that stands where none can stand. Whoever calls has seen the fault with the contact locked.
 * Each answers whether it did anything, and never makes a citizen's wait younger than it is.
 */
async function opened(tx: Transaction, contactId: string): Promise<OpenedContact | null> {
  const contact = await openContact(tx, { contactId });
  return contact.ok ? contact.value : null;
}

/** Nobody else moves it before the transaction ends. */
export async function holdContact(tx: Transaction, contactId: string): Promise<void> {
  await opened(tx, contactId);
}

/** Connected, and nobody talks to her: back in line at its old place, for whoever had it first while she is ready. */
export async function backInLine(tx: Transaction, contactId: string): Promise<boolean> {
  const contact = await opened(tx, contactId);
  return contact !== null && (await requeue(tx, contactId, { wanted: contact.row.last_agent_id })).ok;
}

/** Somebody is said to have it in hand although it is elsewhere: she has not. */
export async function takeFromStrangers(tx: Transaction, contactId: string): Promise<boolean> {
  const contact = await opened(tx, contactId);
  if (!contact || !ownerOf(contact.interactions)) return false;
  await dropParts(tx, contact);
  await change(tx, contact, {}, 'hands');
  await announce(tx, contact, 'contact.changed');
  return true;
}

/** It stands still for something that its agent has not any more: she has it in hand again. */
export async function goOnWith(tx: Transaction, contactId: string): Promise<boolean> {
  const contact = await opened(tx, contactId);
  const part = contact && ownerOf(contact.interactions);
  if (!part || part.state !== 'held') return false;
  await turnPart(tx, contact, part, 'unhold');
  await change(tx, contact, {}, 'hands');
  await announce(tx, contact, 'contact.connected');
  return true;
}

/** It waits in no queue: from now on in this one, since it began to wait. */
export async function backInQueue(tx: Transaction, contactId: string, queueId: string): Promise<boolean> {
  const contact = await opened(tx, contactId);
  const queue = await queueById(tx.db, queueId);
  if (!contact || !queue) return false;
  await change(
    tx,
    contact,
    {
      queue_id: queue.id,
      queue_name: queue.name,
      service_area_id: contact.row.service_area_id ?? queue.serviceAreaId,
      first_queued_at: contact.row.first_queued_at ?? contact.row.state_since_at,
    },
    'hands',
  );
  await enterQueue(tx, contact.row, null);
  await announce(tx, contact, 'contact.queued');
  return true;
}

/** It is not known since when it waits: since the earliest of what is known. */
export async function giveAge(tx: Transaction, contactId: string): Promise<boolean> {
  const contact = await opened(tx, contactId);
  if (!contact) return false;
  const { first_queued_at: first, queue_since_at: entered, state_since_at: since } = contact.row;
  await change(tx, contact, { first_queued_at: Math.min(first ?? since, entered ?? since, since) });
  await announce(tx, contact, 'contact.changed');
  return true;
}

const returns = { parked: contactTimers.parkedReturn, awaitingCallback: contactTimers.callbackDue } as const;

/** Nothing would ever bring it back: it comes back now. */
export async function returnNow(tx: Transaction, contactId: string): Promise<boolean> {
  const contact = await opened(tx, contactId);
  const state = contact?.row.state;
  if (state !== 'parked' && state !== 'awaitingCallback') return false;
  await tx.schedule({ kind: returns[state], key: contactId, dueAt: tx.now });
  return true;
}

/** What she has in hand is counted anew. */
export async function recountHandsOf(tx: Transaction, userId: string): Promise<void> {
  await recountHands(tx, new Set([userId]));
}
