import { newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { outcomeByKey, queueByKey, reasonByKey } from '../../queues/index.ts';
import { dispositionByRule } from '../domain/disposition-rules.ts';
import { indexContact } from '../storage/findable-contacts.ts';
import { insertPastContacts } from '../storage/past-rows.ts';
import type { PastContact } from './past-contact.ts';
import { type PastDisposition, rowsOfPast } from './rows-of-past.ts';

/**
 * Puts in contacts that are over, oldest first, with their words, and makes them findable: many rows at a time. No event
 * tells of them: events are what happens now, desks and lists start from the tables, and nothing of this is in
 * anybody's hands. Needs a scope of the one organisation; the caller audits. Throws when a queue, reason or outcome is not there.
 */
export async function importPastContacts(tx: Transaction, past: readonly PastContact[]): Promise<void> {
  const lists = new Lists(tx);
  const written: ReturnType<typeof rowsOfPast>[] = [];
  for (const contact of past) {
    const queue = contact.waiting && (await lists.queue(contact.waiting.queueKey));
    const disposition = await dispositionOf(lists, contact);
    const ids = { organisationId: tx.scope.organisationId, newId: () => newId(tx.now) };
    written.push(rowsOfPast(contact, { ...ids, queue, disposition }));
  }
  await insertPastContacts(tx, written);
  for (const { contact } of written) await indexContact(tx, { key: contact.id });
}

async function dispositionOf(lists: Lists, { parts, ended, wrapUp }: PastContact): Promise<PastDisposition | null> {
  if (parts.length > 0) {
    if (!wrapUp) return null;
    const { reasonKey, outcomeKey, note } = wrapUp;
    return { reason: await lists.reason(reasonKey), outcome: await lists.outcome(outcomeKey), note };
  }
  const rule = dispositionByRule(ended);
  const [reasonKey = '', outcomeKey = ''] = [rule.reasonKeys[0], rule.outcomeKeys[0]];
  return { reason: await lists.reason(reasonKey), outcome: await lists.outcome(outcomeKey), note: '' };
}

/** Each queue, reason and outcome is looked up once. */
class Lists {
  readonly #tx: Transaction;
  readonly #found = new Map<string, unknown>();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  queue(key: string) {
    return this.#once(`queue ${key}`, () => queueByKey(this.#tx.db, this.#tx.scope.organisationId, key));
  }

  reason(key: string) {
    return this.#once(`reason ${key}`, () => reasonByKey(this.#tx.db, key));
  }

  outcome(key: string) {
    return this.#once(`outcome ${key}`, () => outcomeByKey(this.#tx.db, key));
  }

  async #once<Found>(what: string, find: () => Promise<Found | undefined>): Promise<Found> {
    const known = (this.#found.get(what) as Found | undefined) ?? (await find());
    if (known === undefined) throw new Error(`There is no ${what}`);
    this.#found.set(what, known);
    return known;
  }
}
