import type { InputOf } from '@switchboard/shared/access';
import type { contactOperations } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Instant, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import { outcomeById, reasonById } from '../../queues/index.ts';
import { tookPart } from '../domain/hands.ts';
import { isOver } from '../domain/moves.ts';
import { extended, outranks } from '../domain/wrap-up.ts';
import type { InteractionRow } from '../storage/interaction-rows.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { contactOfInteraction } from '../storage/contact-of-interaction.ts';
import { announce, change, openContact, type OpenedContact } from './opened-contact.ts';
import { completePart, keep } from './parts.ts';
import { contactTimers } from './plans.ts';
import type { Moved } from './queue-contact.ts';

type Wish = InputOf<typeof contactOperations.wrapUp> & { readonly userId: string };

/**
 * Writes down why the citizen came and what came of it, and ends this agent's part (B-02). Also afterwards, when a
 * timed wrap-up has run out and the record is still open.
 */
export async function wrapUpContact(tx: Transaction, wish: Wish): Promise<Moved> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const part = partToWriteUp(contact, wish.userId);
  if (!part.ok) return part;
  const reason = await reasonById(tx.db, wish.reasonId);
  const outcome = await outcomeById(tx.db, wish.outcomeId);
  if (!reason || !outcome) return refused({ code: 'request/not-found' });
  await completePart(tx, contact, part.value);
  if (outranks(part.value.id, contact.row.disposition_of)) {
    await change(tx, contact, {
      reason_id: reason.id,
      reason_title: reason.title,
      outcome_id: outcome.id,
      outcome_title: outcome.title,
      wrap_up_note: wish.note,
      disposition_of: part.value.id,
    });
  } else await change(tx, contact, {});
  return announce(tx, contact, 'contact.changed');
}

/** Her part in wrap-up; or, while the record is open, the last part she had. */
function partToWriteUp({ row, interactions }: OpenedContact, userId: string): Result<InteractionRow, Refusal> {
  if (!tookPart(interactions, userId)) return refused({ code: 'contact/not-yours' });
  const hers = interactions.filter((part) => part.user_id === userId);
  const inWrapUp = hers.find(({ state }) => state === 'wrapUp');
  if (inWrapUp) return accepted(inWrapUp);
  const last = hers.at(-1);
  const isLate = isOver(row.state) && row.record === 'open' && last?.state === 'completed';
  return isLate ? accepted(last) : refused({ code: 'contact/not-in-wrap-up' });
}

/**
 * A supervisor ends an agent's wrap-up that has got stuck: she is free at once. What she has not written down stays to be
 * written: the record is open until somebody says why and what (B-02).
 */
export async function completeWrapUp(
  tx: Transaction,
  { contactId, userId }: { readonly contactId: string; readonly userId: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if ((await nameOfPerson(tx, userId)) === undefined) return refused({ code: 'request/not-found' });
  const part = contact.interactions.find((one) => one.user_id === userId && one.state === 'wrapUp');
  if (!part) return refused({ code: 'contact/not-in-wrap-up' });
  await completePart(tx, contact, part);
  await change(tx, contact, {});
  return announce(tx, contact, 'contact.changed');
}

/** Adds to a timed wrap-up once more the time it had. */
export async function extendWrapUp(
  tx: Transaction,
  { contactId, userId }: { readonly contactId: string; readonly userId: string },
): Promise<Result<{ readonly wrapUpDueAt: Instant }, Refusal>> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if (!tookPart(contact.interactions, userId)) return refused({ code: 'contact/not-yours' });
  const part = contact.interactions.find((one) => one.user_id === userId && one.state === 'wrapUp');
  const isTimed = part?.wrap_up_mode === 'timed' && part.wrap_up_due_at !== null && part.left_at !== null;
  if (!part || !isTimed) return refused({ code: 'contact/not-in-wrap-up' });
  if (part.wrap_up_extended === 1) return refused({ code: 'wrap-up/extended-before' });
  const wrapUpDueAt = extended(part.wrap_up_due_at!, part.left_at!);
  await keep(tx, contact, { ...part, wrap_up_due_at: wrapUpDueAt, wrap_up_extended: 1 });
  await tx.schedule({ kind: contactTimers.wrapUpEnds, key: part.id, dueAt: wrapUpDueAt });
  await change(tx, contact, {});
  await announce(tx, contact, 'contact.changed');
  return accepted({ wrapUpDueAt });
}

/** The time is over: the agent is free; the record stays open until somebody says why and what. */
export async function onWrapUpEnds(tx: Transaction, { key }: DueJob): Promise<void> {
  const contactId = await contactOfInteraction(tx, key);
  const opened = contactId === undefined ? undefined : await openContact(tx, { contactId });
  if (!opened?.ok) return;
  const contact = opened.value;
  const part = contact.interactions.find(({ id, state }) => id === key && state === 'wrapUp');
  if (!part) return;
  await completePart(tx, contact, part);
  await change(tx, contact, {});
  await announce(tx, contact, 'contact.changed');
}
