import type { ContactPoint } from '@switchboard/shared/contacts';
import { refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { tookPart } from '../domain/hands.ts';
import { callAll, contactHooks } from '../hooks.ts';
import { givePoints, pointsOf } from '../storage/points.ts';
import { announce, change, openContact, type OpenedContact } from './opened-contact.ts';
import { planIndexing } from './plans.ts';
import type { Moved } from './queue-contact.ts';
import { customerName, recognise, stranger } from './recognise.ts';

/** Somebody who takes or took part says who the citizen is, or that it is not known. */
export async function linkCustomer(
  tx: Transaction,
  wish: { readonly contactId: string; readonly customerId: string | null; readonly userId: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if (!tookPart(contact.interactions, wish.userId)) return refused({ code: 'contact/not-yours' });
  const name = wish.customerId === null ? null : await customerName(tx, wish.customerId);
  if (wish.customerId !== null && name === null) return refused({ code: 'request/not-found' });
  await change(tx, contact, {
    customer_id: wish.customerId,
    customer_match: wish.customerId === null ? 'none' : 'one',
    display_name: name ?? contact.row.given_name ?? stranger,
  });
  await planIndexing(tx, wish.contactId);
  return announceWho(tx, contact);
}

/** The citizen gives her name or how to reach her, unasked or when the bot asked. A customer linked before stays. */
export async function giveDetails(
  tx: Transaction,
  contactId: string,
  details: { readonly name?: string | undefined; readonly points: readonly ContactPoint[] },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const { row } = contact;
  await givePoints(tx, contactId, details.points);
  const givenName = details.name ?? row.given_name;
  const known = row.customer_id === null ? await recognise(tx, await pointsOf(tx, contactId)) : null;
  await change(tx, contact, {
    given_name: givenName,
    display_name: row.customer_id === null ? (known?.name ?? givenName ?? stranger) : row.display_name,
    ...(known && { customer_id: known.customerId, customer_match: known.match }),
  });
  await planIndexing(tx, contactId);
  return announceWho(tx, contact);
}

async function announceWho(tx: Transaction, contact: OpenedContact): Promise<Moved> {
  const told = await announce(tx, contact, 'contact.changed');
  await callAll(contactHooks.whenRecognised, tx, { contactId: contact.row.id });
  return told;
}
