import { days, type Instant, seconds } from '@switchboard/shared/kernel';
import type { QueuePlan } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { stickyOf } from '../../queues/index.ts';
import { contactHooks } from '../hooks.ts';
import type { ContactChange, ContactRow } from '../storage/contact-rows.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { lastAgentOf } from '../storage/last-agent.ts';

/** Somebody in particular, as others are shown her. */
export interface Person {
  readonly userId: string;
  readonly name: string;
}

/** For so long whoever had a contact a moment ago is waited for while she is there and full. */
const waitedForMs = seconds(30);
/** Whoever had the customer longer ago than this is as anybody else. */
const rememberedForMs = days(30);

export const noPerson = { wanted_user_id: null, wanted_name: null, wanted_why: null, wanted_until_at: null } as const;

/** Looks for this person first, from now on for as long as she is waited for; nobody in particular for null. */
export function wantedPerson(
  tx: Pick<Transaction, 'now'>,
  person: Person | null,
  why: NonNullable<ContactRow['wanted_why']>,
  forMs: number = waitedForMs,
): ContactChange {
  if (!person) return noPerson;
  const { userId, name } = person;
  return { wanted_user_id: userId, wanted_name: name, wanted_why: why, wanted_until_at: tx.now + forMs };
}

export interface Entry {
  readonly contact: Pick<ContactRow, 'organisation_id' | 'id' | 'customer_id'>;
  readonly queueId: string;
  /** Who was asked for by name. */
  readonly askedFor: Person | null;
  /** Who hands it on: not back to her. */
  readonly notTo?: string | null;
}

/**
 * Whom a contact that comes into a queue wants, by what the queue's plan says of each: who is asked for by name, else
 * the case's owner, else who had this customer last in this queue. It is written down with the contact, so that it
 * outlives the server.
 */
export async function wantedOnEntry(tx: Transaction, entry: Entry): Promise<ContactChange> {
  const { organisation_id: organisationId, id } = entry.contact;
  const sticky = await stickyOf((statement, values) => tx.prepared(statement, values), organisationId, entry.queueId);
  if (entry.askedFor) return wantedPerson(tx, entry.askedFor, 'askedFor', seconds(sticky.askedForSeconds));
  const owner = sticky.caseOwnerSeconds > 0 ? await caseOwner(tx, id) : null;
  if (owner && owner.userId !== entry.notTo) {
    return wantedPerson(tx, owner, 'caseOwner', seconds(sticky.caseOwnerSeconds));
  }
  const last = await lastAgent(tx, entry, sticky);
  return wantedPerson(tx, last, 'lastAgent', seconds(sticky.lastAgentSeconds));
}

async function caseOwner(tx: Transaction, contactId: string): Promise<Person | null> {
  for (const ask of contactHooks.caseOwnerOf) {
    const userId = await ask(tx, contactId);
    if (userId !== null) return personOf(tx, userId);
  }
  return null;
}

async function lastAgent(
  tx: Transaction,
  { contact, queueId, notTo = null }: Entry,
  { lastAgentSeconds }: QueuePlan['sticky'],
): Promise<Person | null> {
  if (lastAgentSeconds === 0 || contact.customer_id === null) return null;
  const since: Instant = tx.now - rememberedForMs;
  const userId = await lastAgentOf(tx, { customerId: contact.customer_id, queueId, since });
  return userId === null || userId === notTo ? null : personOf(tx, userId);
}

export async function personOf(tx: Transaction, userId: string | null): Promise<Person | null> {
  const name = userId === null ? undefined : await nameOfPerson(tx, userId);
  return userId === null || name === undefined ? null : { userId, name };
}
