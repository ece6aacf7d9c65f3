import { minutes } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import { dueLinkDeed, linkLapsesAfterMs } from '../domain/link-rules.ts';
import { lapsedLinks } from '../storage/lapsed-links.ts';
import { pointsOf } from '../storage/points.ts';
import { callbackDue, promiseOpened } from './callbacks.ts';
import { citizenUnlinked } from './citizen-link.ts';
import { comeBack } from './come-back.ts';
import { abandonOpened, endOpened } from './end-contact.ts';
import { leftQueue, openContact, type OpenedContact } from './opened-contact.ts';
import { parkForOwner } from './park.ts';
import { linkFacts, planLinkLook } from './plans.ts';

/** For how long a contact is kept for its owner whose citizen is away; her next word ends it sooner. */
const keptForOwnerMs = minutes(30);
const lapsedAtOnce = 100;

/** What time alone does to a contact. Each runs in the transaction that removes its timer: once. */
export async function onLinkLook(tx: Transaction, { key }: DueJob): Promise<void> {
  const opened = await openContact(tx, { contactId: key });
  if (!opened.ok) return;
  const contact = opened.value;
  const facts = linkFacts(contact.row, contact.conversation);
  const hasContactPoint = (await pointsOf(tx, key)).some(({ kind }) => kind !== 'handle');
  const deed = dueLinkDeed({ ...facts, hasContactPoint }, tx.now);
  await (deed === null || deed === 'stopOffering' ? stopOffering(tx, contact, deed) : doDeed(tx, contact, deed));
}

/** It keeps its place; only nobody is offered it until she is back. */
async function stopOffering(tx: Transaction, contact: OpenedContact, deed: 'stopOffering' | null): Promise<void> {
  if (deed !== null) await leftQueue(tx, contact.row.id);
  await planLinkLook(tx, contact.row, contact.conversation);
}

async function doDeed(
  tx: Transaction,
  contact: OpenedContact,
  deed: 'abandon' | 'promiseCallback' | 'park' | 'endSelfService',
): Promise<void> {
  if (deed === 'abandon') await abandonOpened(tx, contact);
  else if (deed === 'promiseCallback') await promiseOpened(tx, contact, tx.now);
  else if (deed === 'park') await parkForOwner(tx, contact, tx.now + keptForOwnerMs);
  else await endOpened(tx, contact, { by: 'platform' });
}

export async function onParkedReturn(tx: Transaction, { key }: DueJob): Promise<void> {
  const opened = await openContact(tx, { contactId: key });
  if (opened.ok && opened.value.row.state === 'parked') await comeBack(tx, opened.value);
}

export function onCallbackDue(tx: Transaction, { key }: DueJob): Promise<void> {
  return callbackDue(tx, key);
}

/** Links that no node has vouched for lately are lost: the server that held them may have died. */
export async function loseLapsedLinks(tx: Transaction): Promise<'done' | 'more'> {
  const lapsed = await lapsedLinks(tx.db, tx.now - linkLapsesAfterMs, lapsedAtOnce);
  for (const { organisationId, contactId } of lapsed) {
    await citizenUnlinked(tx.asOrganisation(organisationId), contactId);
  }
  return lapsed.length === lapsedAtOnce ? 'more' : 'done';
}
