import { openContactsOf } from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { publishedRules } from '../storage/published-rules.ts';
import { judgeContact } from './judge-contact.ts';
import { timeFor } from './time-for.ts';
import { contentTimers, whileSomebodyWaitsMs } from './timers.ts';

/** The citizen said something: in line, with the bot and in conversation alike. */
export function onCitizenSpoke(tx: Transaction, { contactId }: { readonly contactId: string }): Promise<void> {
  return judgeContact(tx, contactId, { hasTime: timeFor(whileSomebodyWaitsMs) });
}

/** It waits for a person now, or in another line than before. */
export function onQueued(tx: Transaction, { contactId }: { readonly contactId: string }): Promise<void> {
  return judgeContact(tx, contactId, { hasTime: timeFor(whileSomebodyWaitsMs), isNewInLine: true });
}

/** It is known who she is: her markers and earlier contacts count from now on. */
export function onRecognised(tx: Transaction, { contactId }: { readonly contactId: string }): Promise<void> {
  return judgeContact(tx, contactId, { hasTime: timeFor(whileSomebodyWaitsMs) });
}

/** Something was noted down about a customer: her open contacts are looked at in transactions of their own. */
export async function onMarked(tx: Transaction, customerId: string): Promise<void> {
  if ((await publishedRules(tx)).length === 0) return;
  for (const contactId of await openContactsOf(tx, customerId)) {
    await tx.schedule({ kind: contentTimers.look, key: contactId, dueAt: tx.now });
  }
}
