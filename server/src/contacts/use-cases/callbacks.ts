import type { Instant } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { happened } from './entries.ts';
import { announce, move, openContact, ownerChanged, type OpenedContact } from './opened-contact.ts';
import { endBotParts, leaveParts } from './parts.ts';
import { contactTimers } from './plans.ts';
import { type Moved, nobodyWanted } from './queue-contact.ts';

/** We promise to come back to the citizen at this time. From then on nothing hangs on her page being linked. */
export async function promiseCallback(
  tx: Transaction,
  contactId: string,
  { dueAt }: { readonly dueAt: Instant },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? promiseOpened(tx, opened.value, dueAt) : opened;
}

export async function promiseOpened(tx: Transaction, contact: OpenedContact, dueAt: Instant): Promise<Moved> {
  const { id } = contact.row;
  await leaveParts(tx, contact);
  const next = await move(tx, contact, 'promiseCallback', {
    ...nobodyWanted,
    callback_due_at: dueAt,
    needs_link: 0,
  });
  if (!next.ok) return next;
  await endBotParts(tx, contact);
  await tx.schedule({ kind: contactTimers.callbackDue, key: id, dueAt, basis: 'clock' });
  await tx.cancel(contactTimers.linkLook, id);
  await happened(tx, contact, { happened: 'callbackPromised', dueAt });
  await ownerChanged(tx, id, 'person');
  return announce(tx, contact, 'contact.callback-promised');
}

/** The promised time has come: it waits in line, at the place its first queueing gave it. */
export async function callbackDue(tx: Transaction, contactId: string): Promise<void> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok || opened.value.row.state !== 'awaitingCallback') return;
  const contact = opened.value;
  await move(tx, contact, 'callbackDue', { first_queued_at: contact.row.first_queued_at ?? tx.now });
  await happened(tx, contact, { happened: 'queued', queue: contact.row.queue_name ?? '' });
  await announce(tx, contact, 'contact.queued');
}
