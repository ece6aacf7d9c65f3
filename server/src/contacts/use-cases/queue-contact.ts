import type { Handover } from '@switchboard/shared/contacts';
import { refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { queueById } from '../../queues/index.ts';
import { wayIntoQueue, wayIntoSelfService } from '../domain/moves.ts';
import { happened } from './entries.ts';
import { takeHeldPlace } from './join-callbacks.ts';
import { announce, move, openContact, ownerChanged, type OpenedContact } from './opened-contact.ts';
import { beginBotPart, dropParts, endBotParts, leaveParts } from './parts.ts';
import { type Moved, nobodyWanted, setAside } from './set-aside.ts';
import { personOf, wantedOnEntry, wantedPerson } from './wanted.ts';

export { type Moved, nobodyWanted, setAside } from './set-aside.ts';

export interface SkillWish {
  readonly skillId: string;
  readonly atLeast: number;
}

export interface QueueWish {
  readonly queueId: string;
  /** Null: as the queue has it. */
  readonly band: number | null;
  /** Skills wanted besides those of the queue. */
  readonly skills: readonly SkillWish[];
  /** The person asked for, if one is. */
  readonly wanted: string | null;
  readonly handover: Handover | null;
  /** What whoever hands it over wrote for the next. */
  readonly note: string | null;
  /** False begins a new place in line; a contact that never waited has none to keep. */
  readonly keepPlace: boolean;
}

/** Self-service takes the contact, or takes it back. The bot says first that it is one. */
export async function enterSelfService(
  tx: Transaction,
  contactId: string,
  { botName }: { readonly botName: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const trigger = wayIntoSelfService(contact.row.state);
  if (trigger === 'handBack') await leaveParts(tx, contact);
  const next = await move(tx, contact, trigger, nobodyWanted);
  if (!next.ok) return next;
  await beginBotPart(tx, contact, botName);
  await happened(tx, contact, { happened: trigger === 'startSelfService' ? 'botJoined' : 'handedBack' });
  await ownerChanged(tx, contactId, 'bot');
  return announce(tx, contact, trigger === 'startSelfService' ? 'contact.changed' : 'contact.handed-back');
}

/** Puts a contact in line, from wherever it is. `firstQueuedAt` stays what it was: time waited is never lost. */
export async function enqueue(tx: Transaction, contactId: string, wish: QueueWish): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? enqueueOpened(tx, opened.value, wish) : opened;
}

export async function enqueueOpened(tx: Transaction, contact: OpenedContact, wish: QueueWish): Promise<Moved> {
  const queue = await queueById(tx.db, wish.queueId);
  if (!queue) return refused({ code: 'request/not-found' });
  const { row } = contact;
  if (row.state === 'connected') await leaveParts(tx, contact);
  if (row.state === 'parked') await dropParts(tx, contact);
  const askedFor = await personOf(tx, wish.wanted);
  const wanted = await wantedOnEntry(tx, { contact: row, queueId: queue.id, askedFor });
  const next = await move(tx, contact, wayIntoQueue(row.state), {
    ...setAside,
    queue_id: queue.id,
    queue_name: queue.name,
    service_area_id: row.service_area_id ?? queue.serviceAreaId,
    band: wish.band ?? queue.band,
    skills: JSON.stringify(wish.skills),
    ...wanted,
    handed_over_note: wish.note,
    first_queued_at: wish.keepPlace ? (row.first_queued_at ?? tx.now) : tx.now,
    ...(wish.handover && { handover: JSON.stringify(wish.handover), intent: wish.handover.intent }),
  });
  if (!next.ok) return next;
  await endBotParts(tx, contact);
  await takeHeldPlace(tx, contact);
  await happened(tx, contact, { happened: 'queued', queue: queue.name });
  await ownerChanged(tx, row.id, 'person');
  return announce(tx, contact, 'contact.queued');
}

/** A desk fell silent: its contact goes back in line at its old place, for the same agent first while she is ready. */
export async function requeue(
  tx: Transaction,
  contactId: string,
  { wanted: userId }: { readonly wanted: string | null },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const wanted = await personOf(tx, userId);
  const next = await move(tx, contact, 'transfer', {
    ...wantedPerson(tx, wanted, 'lastAgent'),
    handed_over_by: wanted?.name ?? null,
    handed_over_note: null,
    first_queued_at: contact.row.first_queued_at ?? tx.now,
  });
  if (!next.ok) return next;
  await dropParts(tx, contact);
  await happened(tx, contact, { happened: 'queued', queue: contact.row.queue_name ?? '' });
  return announce(tx, contact, 'contact.queued');
}
