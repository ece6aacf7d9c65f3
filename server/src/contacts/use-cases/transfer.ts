import type { InputOf } from '@switchboard/shared/access';
import type { contactOperations } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { agentOutline } from '../../agents/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { queueById } from '../../queues/index.ts';
import { conversingPart, sawTheseHands } from '../domain/hands.ts';
import { moved } from '../domain/moves.ts';
import type { ContactChange } from '../storage/contact-rows.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { addEntry, happened } from './entries.ts';
import { announce, move, openContact, type OpenedContact } from './opened-contact.ts';
import { leaveParts } from './parts.ts';
import { type Moved, nobodyWanted, setAside } from './queue-contact.ts';
import { wantedOnEntry, wantedPerson } from './wanted.ts';

type Wish = InputOf<typeof contactOperations.transfer> & { readonly userId: string };

/**
 * Hands a contact on, to a queue or to one colleague (B-10). It waits again at the place its first queueing gave it;
 * whoever hands it on writes up her part meanwhile.
 */
export async function transferContact(tx: Transaction, wish: Wish): Promise<Moved> {
  const opened = await openContact(tx, { contactId: wish.contactId });
  if (!opened.ok) return opened;
  const contact = opened.value;
  const mine = mayTransfer(contact, wish);
  if (!mine.ok) return mine;
  const target = await (wish.target.to === 'queue'
    ? queueTarget(tx, contact, { queueId: wish.target.queueId, from: wish.userId })
    : agentTarget(tx, contact, { from: wish.userId, to: wish.target.userId }));
  if (!target.ok) return target;
  const { called, what } = target.value;
  const by = mine.value.agent_name ?? '';
  await leaveParts(tx, contact);
  const next = await move(tx, contact, 'transfer', {
    ...nobodyWanted,
    ...setAside,
    ...what,
    handed_over_by: by,
    handed_over_note: wish.note,
    first_queued_at: contact.row.first_queued_at ?? tx.now,
  });
  if (!next.ok) return next;
  if (wish.note) {
    const author = { kind: 'agent', userId: wish.userId, name: by } as const;
    await addEntry(tx, contact, { author, clientId: null, body: { kind: 'note', text: wish.note } });
  }
  await happened(tx, contact, { happened: 'agentLeft', name: by });
  await happened(tx, contact, { happened: 'transferred', to: called });
  return announce(tx, contact, 'contact.queued');
}

function mayTransfer({ row, interactions }: OpenedContact, { userId, version }: Wish) {
  const next = moved(row.state, 'transfer');
  const mine = conversingPart(interactions, userId);
  if (!mine.ok || !next.ok) return next.ok || next.refusal.code !== 'contact/over' ? mine : next;
  const seen = sawTheseHands(row, version);
  return seen.ok ? mine : seen;
}

interface Target {
  /** As the citizen is told. */
  readonly called: string;
  readonly what: ContactChange;
}

async function queueTarget(
  tx: Transaction,
  { row }: OpenedContact,
  { queueId, from }: { readonly queueId: string; readonly from: string },
): Promise<Result<Target, Refusal>> {
  const queue = await queueById(tx.db, queueId);
  if (!queue) return refused({ code: 'request/not-found' });
  const isOpen = queue.closedAt === null && queue.channels.includes(row.channel);
  if (!isOpen) return refused({ code: 'transfer/target-closed' });
  const what = {
    ...(await wantedOnEntry(tx, { contact: row, queueId: queue.id, askedFor: null, notTo: from })),
    queue_id: queue.id,
    queue_name: queue.name,
    // Whoever works in the queue's service area must be able to take it.
    service_area_id: queue.serviceAreaId ?? row.service_area_id,
    band: queue.band,
    skills: '[]',
  };
  return accepted({ called: queue.name, what });
}

async function agentTarget(
  tx: Transaction,
  { row }: OpenedContact,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<Target, Refusal>> {
  if (from === to) return refused({ code: 'transfer/to-yourself' });
  const name = await nameOfPerson(tx, to);
  if (name === undefined) return refused({ code: 'request/not-found' });
  const agent = await agentOutline(tx.db, to);
  if (agent?.state !== 'ready' || agent.deskSilent) return refused({ code: 'transfer/target-closed' });
  const askedFor = { userId: to, name };
  const what =
    row.queue_id === null
      ? wantedPerson(tx, askedFor, 'askedFor')
      : await wantedOnEntry(tx, { contact: row, queueId: row.queue_id, askedFor });
  return accepted({ called: name, what });
}
