import { interactionLifecycle } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { queueById } from '../../queues/index.ts';
import { isConversing, isOpenPart } from '../domain/hands.ts';
import { goingOn } from '../domain/interrupts.ts';
import { afterLeaving, type WrapUpPolicy } from '../domain/wrap-up.ts';
import { callAll, contactHooks } from '../hooks.ts';
import { insertInteraction, type InteractionRow, updateInteraction } from '../storage/interaction-rows.ts';
import { botLeaves, joins, userLeaves } from '../storage/participants.ts';
import type { OpenedContact } from './opened-contact.ts';
import { contactTimers } from './plans.ts';

const noWrapUp: WrapUpPolicy = { mode: 'none', seconds: 0 };

/** An agent comes in as the owner. What she still had to write up of an earlier part of the same contact is over. */
export async function beginPart(
  tx: Transaction,
  contact: OpenedContact,
  agent: { readonly userId: string; readonly name: string; readonly reservationId: string | null },
): Promise<void> {
  const { userId, name, reservationId } = agent;
  for (const earlier of contact.interactions.filter((part) => part.user_id === userId && isOpenPart(part))) {
    await completePart(tx, contact, earlier);
  }
  const part = newPart(tx, contact, { kind: 'agent', user_id: userId, agent_name: name, is_owner: 1 });
  await keepNew(tx, contact, { ...part, reservation_id: reservationId });
  await joins(tx, { contactId: contact.row.id, kind: 'agent', userId, name });
  contact.handsTouched.add(userId);
}

export async function beginBotPart(tx: Transaction, contact: OpenedContact, botName: string): Promise<void> {
  const part = newPart(tx, contact, { kind: 'bot', user_id: null, agent_name: botName, is_owner: 0 });
  await keepNew(tx, contact, part);
  await joins(tx, { contactId: contact.row.id, kind: 'bot', userId: null, name: botName });
}

/** The bot has nothing more to say here. */
export async function endBotParts(tx: Transaction, contact: OpenedContact): Promise<void> {
  for (const part of contact.interactions.filter(({ kind, state }) => kind === 'bot' && state !== 'completed')) {
    await keep(tx, contact, { ...part, state: 'completed', left_at: tx.now, completed_at: tx.now });
  }
  await botLeaves(tx, contact.row.id);
}

/** The conversation is over for everybody who was talking; each writes up as the queue asks. */
export async function leaveParts(tx: Transaction, contact: OpenedContact): Promise<void> {
  const talking = contact.interactions.filter((part) => part.kind === 'agent' && isConversing(part));
  if (talking.length === 0) return;
  const policy = await wrapUpPolicy(tx, contact.row.queue_id);
  for (const part of talking) await leavePart(tx, contact, part, policy);
}

/** The platform takes the contact away: nothing to write up. */
export async function dropParts(tx: Transaction, contact: OpenedContact): Promise<void> {
  const talking = contact.interactions.filter((part) => part.kind === 'agent' && isConversing(part));
  for (const part of talking) await leavePart(tx, contact, part, noWrapUp);
}

async function leavePart(tx: Transaction, contact: OpenedContact, part: InteractionRow, policy: WrapUpPolicy) {
  const { state, mode, dueAt } = afterLeaving(policy, tx.now);
  const next = interactionLifecycle.next(part.state, state === 'wrapUp' ? 'leave' : 'drop');
  if (!next.ok) throw new Error(`A part cannot be left from ${part.state}`);
  const left = { ...goingOn(part, tx.now), is_owner: 0, left_at: tx.now, wrap_up_mode: mode, wrap_up_due_at: dueAt };
  await keep(tx, contact, { ...left, state: next.value, completed_at: state === 'completed' ? tx.now : null });
  if (part.user_id === null) return;
  contact.partsLeft.set(part.user_id, part.interrupted_by);
  if (dueAt !== null) await tx.schedule({ kind: contactTimers.wrapUpEnds, key: part.id, dueAt });
  await userLeaves(tx, contact.row.id, part.user_id);
  await over(tx, contact, part.user_id, state === 'completed');
}

/** Wrap-up is done, or its time is over. */
export async function completePart(tx: Transaction, contact: OpenedContact, part: InteractionRow): Promise<void> {
  if (part.state === 'completed') return;
  await keep(tx, contact, { ...part, state: 'completed', is_owner: 0, completed_at: tx.now, wrap_up_due_at: null });
  await tx.cancel(contactTimers.wrapUpEnds, part.id);
  if (part.user_id !== null) await over(tx, contact, part.user_id, true);
}

/** Sets a conversing part aside, or takes it up again. */
export async function turnPart(
  tx: Transaction,
  contact: OpenedContact,
  part: InteractionRow,
  trigger: 'hold' | 'unhold',
): Promise<void> {
  const next = interactionLifecycle.next(part.state, trigger);
  // One that stands still for something urgent is set aside for good now, or taken up in spite of it.
  await keep(tx, contact, { ...goingOn(part, tx.now), ...(next.ok && { state: next.value }) });
  if (part.user_id === null) return;
  contact.handsTouched.add(part.user_id);
  if (trigger === 'hold') contact.partsLeft.set(part.user_id, part.interrupted_by);
}

export async function keep(tx: Transaction, contact: OpenedContact, part: InteractionRow): Promise<void> {
  await updateInteraction(tx, part);
  contact.interactions = contact.interactions.map((one) => (one.id === part.id ? part : one));
}

async function over(tx: Transaction, contact: OpenedContact, userId: string, isCompleted: boolean): Promise<void> {
  contact.handsTouched.add(userId);
  if (isCompleted) await callAll(contactHooks.whenInteractionOver, tx, { userId, contactId: contact.row.id });
}

async function keepNew(tx: Transaction, contact: OpenedContact, part: InteractionRow): Promise<void> {
  await insertInteraction(tx, part);
  contact.interactions = [...contact.interactions, part];
}

function newPart(
  tx: Transaction,
  { row }: OpenedContact,
  who: Pick<InteractionRow, 'kind' | 'user_id' | 'agent_name' | 'is_owner'>,
): InteractionRow {
  return {
    ...who,
    id: newId(tx.now),
    organisation_id: row.organisation_id,
    contact_id: row.id,
    state: 'active',
    reservation_id: null,
    started_at: tx.now,
    left_at: null,
    wrap_up_mode: null,
    wrap_up_due_at: null,
    wrap_up_extended: 0,
    completed_at: null,
    held_since_at: null,
    held_ms: 0,
    interrupted_by: null,
  };
}

async function wrapUpPolicy(tx: Transaction, queueId: string | null): Promise<WrapUpPolicy> {
  const queue = queueId === null ? undefined : await queueById(tx.db, queueId);
  return queue?.wrapUp ?? { mode: 'mandatory', seconds: 0 };
}
