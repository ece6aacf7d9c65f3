import type { ContactTrigger } from '@switchboard/shared/contacts';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { outcomeByKey, reasonByKey } from '../../queues/index.ts';
import { dispositionByRule } from '../domain/disposition-rules.ts';
import { conversingPart, sawTheseHands } from '../domain/hands.ts';
import { isOver } from '../domain/moves.ts';
import { callbackOver } from '../storage/callback-rows.ts';
import { everybodyLeaves } from '../storage/participants.ts';
import { happened } from './entries.ts';
import { announce, change, move, openContact, ownerChanged, type OpenedContact } from './opened-contact.ts';
import { endBotParts, leaveParts } from './parts.ts';
import { contactTimers } from './plans.ts';
import { type Moved, nobodyWanted, setAside } from './set-aside.ts';

export interface Ending {
  readonly by: 'citizen' | 'agent' | 'bot' | 'platform';
  /** What the flow says it was about and came to, by the keys of the organisation's lists. */
  readonly reasonKey?: string | null;
  readonly outcomeKey?: string | null;
}

/** The citizen's time ends. Nobody waits for staff: who talked to her writes it up afterwards. */
export async function endContact(tx: Transaction, contactId: string, ending: Ending): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? endOpened(tx, opened.value, ending) : opened;
}

/** The agent who has it ends it. */
export async function endByAgent(
  tx: Transaction,
  wish: { readonly contactId: string; readonly version: number; readonly userId: string },
): Promise<Moved> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const { row, interactions } = opened.value;
  if (isOver(row.state)) return refused({ code: 'contact/over' });
  const mine = conversingPart(interactions, wish.userId);
  if (!mine.ok) return mine;
  const seen = sawTheseHands(row, wish.version);
  return seen.ok ? endOpened(tx, opened.value, { by: 'agent' }) : seen;
}

export async function endOpened(tx: Transaction, contact: OpenedContact, ending: Ending): Promise<Moved> {
  const { by } = ending;
  // Whoever goes while she waits has given up waiting, whichever button she took.
  if (by === 'citizen' && contact.row.state === 'queued') return abandonOpened(tx, contact);
  const trigger = contact.row.state === 'queued' ? 'close' : 'end';
  const next = await closeOpened(tx, contact, trigger, by);
  if (!next.ok) return next;
  await disposeByRule(tx, contact, ending);
  await happened(tx, contact, { happened: 'ended', by });
  return announce(tx, contact, 'contact.ended');
}

/** She left before anybody could help her. */
export async function abandonContact(tx: Transaction, contactId: string): Promise<Moved> {
  const opened = await openContact(tx, { contactId });
  return opened.ok ? abandonOpened(tx, opened.value) : opened;
}

export async function abandonOpened(tx: Transaction, contact: OpenedContact): Promise<Moved> {
  const next = await closeOpened(tx, contact, 'abandon', 'citizen');
  if (!next.ok) return next;
  await disposeByRule(tx, contact, { by: 'citizen' });
  await happened(tx, contact, { happened: 'abandoned' });
  return announce(tx, contact, 'contact.abandoned');
}

/** What every ending does; the caller says why, and states the fact. */
export async function closeOpened(tx: Transaction, contact: OpenedContact, trigger: ContactTrigger, by: Ending['by']) {
  const { id, state } = contact.row;
  if (isOver(state)) return refused({ code: 'contact/over' } as const);
  const next = await move(tx, contact, trigger, { ...nobodyWanted, ...setAside, ended_at: tx.now, ended_by: by });
  if (!next.ok) return next;
  await leaveParts(tx, contact);
  await endBotParts(tx, contact);
  await everybodyLeaves(tx, id);
  await ownerChanged(tx, id, 'person');
  await tx.cancel(contactTimers.linkLook, id);
  await callbackOver(tx, id, null);
  return accepted(null);
}

/** No agent was there to say why she came and what came of it: the flow says so, else a rule (design §3). */
async function disposeByRule(tx: Transaction, contact: OpenedContact, ending: Ending): Promise<void> {
  const { row, interactions } = contact;
  if (interactions.some(({ kind }) => kind === 'agent') || row.record === 'complete') return;
  const rule = dispositionByRule({ ...ending, isAbandoned: row.state === 'abandoned' });
  const byKey = async <Found>(find: (key: string) => Promise<Found | undefined>, keys: readonly string[]) => {
    for (const key of keys) {
      const found = await find(key);
      if (found) return found;
    }
    return undefined;
  };
  const reason = await byKey((key) => reasonByKey(tx.db, key), rule.reasonKeys);
  const outcome = await byKey((key) => outcomeByKey(tx.db, key), rule.outcomeKeys);
  if (!reason || !outcome) return;
  await change(tx, contact, {
    reason_id: reason.id,
    reason_title: reason.title,
    outcome_id: outcome.id,
    outcome_title: outcome.title,
    wrap_up_note: '',
  });
}
