import type { CallbackOutcome } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Instant, minutes, type Result, refused } from '@switchboard/shared/kernel';
import { hoursOf } from '../../hours/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { outcomeByKey, queueById, reasonByKey } from '../../queues/index.ts';
import { nextAttempt } from '../domain/callback-rules.ts';
import { ruleKeys } from '../domain/disposition-rules.ts';
import { conversingPart, sawTheseHands } from '../domain/hands.ts';
import { isOver } from '../domain/moves.ts';
import { type CallbackRow, callbackOver, keepAttempt, keepPromise, openCallback } from '../storage/callback-rows.ts';
import { closeOpened } from './end-contact.ts';
import { happened } from './entries.ts';
import { joinEarlierCallback } from './join-callbacks.ts';
import { announce, change, move, openContact, ownerChanged, type OpenedContact } from './opened-contact.ts';
import { endBotParts, leaveParts } from './parts.ts';
import { contactTimers } from './plans.ts';
import { type Moved, nobodyWanted } from './set-aside.ts';
import { tellOpened } from './tell-citizen.ts';

/** A queue that a closure holds shut is looked at again so soon: it may be lifted. */
const lookAgainMs = minutes(5);

/**
 * We promise to come back to the citizen at this time. From then on nothing hangs on her page being linked. Somebody
 * who was promised one already by the same queue has one promise, not two: this contact becomes one with the first.
 */
export async function promiseCallback(
  tx: Transaction,
  contactId: string,
  { dueAt }: { readonly dueAt: Instant },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? promiseOpened(tx, opened.value, dueAt) : opened;
}

export async function promiseOpened(tx: Transaction, contact: OpenedContact, dueAt: Instant): Promise<Moved> {
  const joined = await joinEarlierCallback(tx, contact, dueAt);
  if (joined) return joined;
  const { id } = contact.row;
  await leaveParts(tx, contact);
  const next = await move(tx, contact, 'promiseCallback', {
    ...nobodyWanted,
    callback_due_at: dueAt,
    needs_link: 0,
    // Her place in line is that of the promise, however late she asked to be called.
    first_queued_at: contact.row.first_queued_at ?? tx.now,
  });
  if (!next.ok) return next;
  await endBotParts(tx, contact);
  await keepPromise(tx, id);
  await tx.schedule({ kind: contactTimers.callbackDue, key: id, dueAt, basis: 'clock' });
  await tx.cancel(contactTimers.linkLook, id);
  await happened(tx, contact, { happened: 'callbackPromised', dueAt });
  await ownerChanged(tx, id, 'person');
  return announce(tx, contact, 'contact.callback-promised');
}

/** The promised time has come: it waits in line, at the place its first queueing gave it, as soon as the queue is open. */
export async function callbackDue(tx: Transaction, contactId: string): Promise<void> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok || opened.value.row.state !== 'awaitingCallback') return;
  const contact = opened.value;
  const opensAt = await queueOpensFrom(tx, contact, tx.now);
  if (opensAt === null || opensAt > tx.now) return waitForOpening(tx, contact, opensAt);
  await move(tx, contact, 'callbackDue', { first_queued_at: contact.row.first_queued_at ?? tx.now });
  await happened(tx, contact, { happened: 'queued', queue: contact.row.queue_name ?? '' });
  await announce(tx, contact, 'contact.queued');
}

async function waitForOpening(tx: Transaction, contact: OpenedContact, opensAt: Instant | null): Promise<void> {
  // What opens later than that may open sooner: closures are lifted, calendars are changed.
  const dueAt = Math.min(opensAt ?? Number.POSITIVE_INFINITY, tx.now + lookAgainMs);
  await tx.schedule({ kind: contactTimers.callbackDue, key: contact.row.id, dueAt, basis: 'clock' });
}

async function queueOpensFrom(tx: Transaction, { row }: OpenedContact, at: Instant): Promise<Instant | null> {
  const queue = row.queue_id === null ? undefined : await queueById(tx.db, row.queue_id);
  if (!queue) return at;
  return (await hoursOf(tx.prepared.bind(tx), row.organisation_id, tx.now)).opensFrom(queue, at);
}

export type Tried = Result<{ readonly version: number; readonly nextAttemptAt: Instant | null }, Refusal>;

/**
 * The agent says what came of her attempt. Whoever was not reached is tried again, at the same place in line, until the
 * queue's attempts are used; then the contact ends for want of a reply, and the citizen is told.
 */
export async function tellCallbackOutcome(
  tx: Transaction,
  wish: {
    readonly contactId: string;
    readonly version: number;
    readonly outcome: CallbackOutcome;
    readonly userId: string;
  },
): Promise<Tried> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  if (isOver(contact.row.state)) return refused({ code: 'contact/over' });
  const mine = conversingPart(contact.interactions, wish.userId);
  if (!mine.ok) return mine;
  const seen = sawTheseHands(contact.row, wish.version);
  if (!seen.ok) return seen;
  const callback = await openCallback(tx, contact.row.id);
  if (!callback || contact.row.state !== 'connected') return refused({ code: 'contact/no-callback' });
  const { outcome } = wish;
  const attempt = callback.attempts + 1;
  await keepAttempt(tx, contact.row.id, outcome);
  await happened(tx, contact, { happened: 'callbackTried', outcome, attempt });
  return outcome === 'reached'
    ? reached(tx, contact)
    : notReached(tx, contact, { ...callback, attempts: attempt, outcome });
}

async function reached(tx: Transaction, contact: OpenedContact): Promise<Tried> {
  await callbackOver(tx, contact.row.id, null);
  await change(tx, contact, { callback_due_at: null });
  const told = await announce(tx, contact, 'contact.changed');
  return accepted({ ...told.value, nextAttemptAt: null });
}

type Failed = CallbackRow & { readonly outcome: Exclude<CallbackOutcome, 'reached'> };

async function notReached(tx: Transaction, contact: OpenedContact, failed: Failed): Promise<Tried> {
  const { row } = contact;
  const queue = row.queue_id === null ? undefined : await queueById(tx.db, row.queue_id);
  const hours = await hoursOf(tx.prepared.bind(tx), row.organisation_id, tx.now);
  const opensFrom = (at: Instant) => (queue ? hours.opensFrom(queue, at) : at);
  const soFar = { promisedAt: failed.promised_at, attempts: failed.attempts, outcome: failed.outcome };
  const policy = queue?.callbacks ?? { attempts: 1, retryAfterMinutes: 1, withinHours: 1 };
  const nextAttemptAt = nextAttempt(policy, soFar, { now: tx.now, opensFrom });
  const next = nextAttemptAt === null ? await giveUp(tx, contact) : await promiseOpened(tx, contact, nextAttemptAt);
  return next.ok ? accepted({ ...next.value, nextAttemptAt }) : next;
}

/** Every attempt was made. It ends truthfully, and she is told how she can reach us. */
async function giveUp(tx: Transaction, contact: OpenedContact): Promise<Moved> {
  const { id } = contact.row;
  await callbackOver(tx, id, null);
  await tellOpened(tx, contact, { key: 'callback-given-up', text: notReachedWords });
  const ended = await closeOpened(tx, contact, 'end', 'platform');
  if (!ended.ok) return ended;
  const reason = await reasonByKey(tx.db, ruleKeys.reason.notStated);
  const outcome =
    (await outcomeByKey(tx.db, ruleKeys.outcome.noReply)) ??
    (await outcomeByKey(tx.db, ruleKeys.outcome.closedByPlatform));
  if (reason && outcome && contact.row.record !== 'complete') {
    await change(tx, contact, {
      reason_id: reason.id,
      reason_title: reason.title,
      outcome_id: outcome.id,
      outcome_title: outcome.title,
      wrap_up_note: '',
    });
  }
  await tx.schedule({ kind: contactTimers.callbackNotice, key: id, dueAt: tx.now });
  await happened(tx, contact, { happened: 'ended', by: 'platform' });
  return announce(tx, contact, 'contact.ended');
}

/** What she reads in the chat, and in the mail where she has left an address. */
export const notReachedWords = {
  en: 'We tried to call you back as promised and could not reach you. Please contact us again if you still need us.',
  cy: 'Fe wnaethom geisio eich ffonio yn ôl fel yr addawyd, ond ni allem gael gafael arnoch. Cysylltwch â ni eto os oes ein hangen arnoch o hyd.',
};
