import { interruptibleBy, roomFor } from '@switchboard/shared/routing-plan';
import { agentNow, capacityOf, type Rows } from '../../agents/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { goingOn, interrupted } from '../domain/interrupts.ts';
import type { TalkOver } from '../hooks.ts';
import type { InteractionRow } from '../storage/interaction-rows.ts';
import { standingStillFor, talkingIn } from '../storage/interrupted.ts';
import { happened } from './entries.ts';
import { announce, change, openContact, type OpenedContact } from './opened-contact.ts';
import { keep } from './parts.ts';

/**
 * A contact that has just come into an agent's hands may interrupt the rest of them (field.md row 41, §2.4 no. 10): if
 * it does not fit beside what she has, and the plan lets its channel interrupt that, she sets those contacts aside in
 * this very transaction. Each is told its citizen and keeps a clock of its own. Without an entry of the plan nothing is
 * ever held. Called before her hands are counted: what she had until now decides.
 */
export async function interruptOthers(tx: Transaction, contact: OpenedContact, userId: string): Promise<void> {
  const rows: Rows = (statement, values) => tx.prepared(statement, values);
  const { organisationId } = tx.scope;
  const { id, channel, band } = contact.row;
  const plan = await capacityOf(rows, organisationId);
  const over = interruptibleBy(channel, plan);
  if (over.length === 0) return;
  const [agent] = await agentNow(rows, organisationId, { userIds: [userId], now: tx.now });
  if (!agent || roomFor({ channel, band }, { ...agent, offered: [] }, plan) !== 'interrupts') return;
  for (const other of await talkingIn(tx, userId)) {
    if (other.id !== id && over.includes(other.channel)) await hold(tx, other.id, { userId, by: id });
  }
}

async function hold(tx: Transaction, contactId: string, { userId, by }: { userId: string; by: string }) {
  const found = await openPart(tx, contactId, (part) => part.user_id === userId && part.state === 'active');
  if (!found) return;
  const { contact, part } = found;
  await keep(tx, contact, { ...interrupted(part, by, tx.now), state: 'held' });
  await change(tx, contact, {});
  await happened(tx, contact, { happened: 'interrupted', name: part.agent_name ?? '' });
  await announce(tx, contact, 'contact.changed');
}

/**
 * What interrupted is out of her hands: its conversation is over, handed on or parked, and what stood still for it goes
 * on at once; she writes up afterwards or between. If it stood still itself for something else, that has the rest now.
 */
export async function takeUpAgain(tx: Transaction, { userId, contactId, interruptedBy }: TalkOver): Promise<void> {
  for (const id of await standingStillFor(tx, userId, contactId)) {
    const found = await openPart(tx, id, (part) => part.user_id === userId && part.interrupted_by === contactId);
    if (!found) continue;
    const { contact, part } = found;
    if (interruptedBy !== null) {
      await keep(tx, contact, { ...part, interrupted_by: interruptedBy });
      continue;
    }
    await keep(tx, contact, { ...goingOn(part, tx.now), state: 'active' });
    await change(tx, contact, {});
    await happened(tx, contact, { happened: 'resumed' });
    await announce(tx, contact, 'contact.changed');
  }
}

/** One of her contacts under lock, and the part in it; undefined when it is not so any more. */
async function openPart(tx: Transaction, contactId: string, is: (part: InteractionRow) => boolean) {
  const opened = await openContact(tx, { contactId });
  const part = opened.ok ? opened.value.interactions.find(is) : undefined;
  return opened.ok && part ? { contact: opened.value, part } : undefined;
}
