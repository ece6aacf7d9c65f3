import type { ContactEventType, ContactState, ContactTrigger } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { moved } from '../domain/moves.ts';
import { recordOf } from '../domain/wrap-up.ts';
import { callAll, contactHooks } from '../hooks.ts';
import {
  type ContactChange,
  type ContactRow,
  type ConversationRow,
  type Found,
  lockContact,
  updateContact,
} from '../storage/contact-rows.ts';
import { conversationRow } from '../storage/conversation-rows.ts';
import { enterQueue, leaveQueue } from '../storage/queue-clocks.ts';
import { type InteractionRow, interactionsOf } from '../storage/interaction-rows.ts';
import { outlineOf } from '../storage/outline.ts';
import { contactTimers, planIndexing, planLinkLook } from './plans.ts';
import { recountHands } from './recount-hands.ts';

/**
 * A contact with its rows locked for this transaction. The commands change it step by step, and `announce` states the
 * fact when all is written: state first, then the conversation's numbers, then the event (design §4).
 */
export interface OpenedContact {
  row: ContactRow;
  conversation: ConversationRow;
  interactions: InteractionRow[];
  /** Agents whose hands have to be counted again before the fact is stated. */
  readonly handsTouched: Set<string>;
  /** Whose talk in it is over, and for which contact of hers this one stood still itself, if it did. */
  readonly partsLeft: Map<string, string | null>;
}

export async function openContact(tx: Transaction, by: Found): Promise<Result<OpenedContact, Refusal>> {
  const row = await lockContact(tx, by);
  const conversation = row && (await conversationRow(tx, row.conversation_id));
  if (!row || !conversation) return refused({ code: 'request/not-found' });
  const interactions = await interactionsOf(tx, row.id);
  return accepted({ row, conversation, interactions, handsTouched: new Set<string>(), partsLeft: new Map() });
}

/** Writes what changed. Its version rises with every change, and with those of its hands `hands_version` too. */
export async function change(
  tx: Transaction,
  contact: OpenedContact,
  what: ContactChange,
  concerns: 'hands' | 'details' = 'details',
): Promise<void> {
  const version = contact.row.version + 1;
  const handsVersion = concerns === 'hands' ? version : contact.row.hands_version;
  const row = { ...contact.row, ...what, version, hands_version: handsVersion };
  contact.row = { ...row, record: recordOf(row.state, row) };
  await updateContact(tx, contact.row);
}

/** Moves the contact along its lifecycle; whoever only waits for it to leave the queue is told. */
export async function move(
  tx: Transaction,
  contact: OpenedContact,
  trigger: ContactTrigger,
  what: ContactChange = {},
): Promise<Result<null, Refusal>> {
  const { row } = contact;
  const next = moved(row.state, trigger);
  if (!next.ok) return next;
  await change(tx, contact, { ...what, state: next.value, state_since_at: tx.now }, 'hands');
  if (row.state === 'queued') await leaveQueue(tx, row.id);
  if (next.value === 'queued') await enterQueue(tx, contact.row, row.queue_id);
  if (row.state === 'queued') await leftQueue(tx, row.id);
  const timer = timersOfStates[row.state];
  if (timer) await tx.cancel(timer, row.id);
  return accepted(null);
}

/** What would move a contact on by time alone is void once it has left the state. */
const timersOfStates: Partial<Record<ContactState, string>> = {
  parked: contactTimers.parkedReturn,
  awaitingCallback: contactTimers.callbackDue,
};

export async function leftQueue(tx: Transaction, contactId: string): Promise<void> {
  for (const hook of contactHooks.whenLeftQueue) await hook(tx, contactId);
}

export async function ownerChanged(tx: Transaction, contactId: string, holder: 'bot' | 'person') {
  await callAll(contactHooks.whenOwnerChanged, tx, { contactId, holder });
}

/** States the fact with the whole outline, and plans what follows from it by time alone. */
export async function announce(tx: Transaction, contact: OpenedContact, type: ContactEventType) {
  const { row, conversation, interactions } = contact;
  const outline = outlineOf(row, conversation, interactions);
  tx.event({ type, subjectId: row.id, body: { contact: outline, onContact: staffOf(interactions) } });
  for (const [userId, interruptedBy] of contact.partsLeft) {
    await callAll(contactHooks.whenTalkOver, tx, { userId, contactId: row.id, interruptedBy });
  }
  contact.partsLeft.clear();
  await recountHands(tx, contact.handsTouched);
  await planLinkLook(tx, row, conversation);
  if (type !== 'contact.changed') await planIndexing(tx, row.id);
  if (type === 'contact.queued') await queued(tx, contact);
  return accepted({ version: contact.row.version });
}

/** Whoever looks at what has just come into line may change it: what is held here is read again. */
async function queued(tx: Transaction, contact: OpenedContact): Promise<void> {
  if (contactHooks.whenQueued.size === 0) return;
  await callAll(contactHooks.whenQueued, tx, { contactId: contact.row.id });
  const now = await openContact(tx, { contactId: contact.row.id });
  if (now.ok) Object.assign(contact, { row: now.value.row, conversation: now.value.conversation });
}

/** Everybody in whose hands it is or was. */
function staffOf(interactions: readonly InteractionRow[]): string[] {
  return [...new Set(interactions.flatMap(({ user_id }) => user_id ?? []))];
}
