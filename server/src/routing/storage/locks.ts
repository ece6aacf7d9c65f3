import type { Channel, Handover } from '@switchboard/shared/contacts';
import { channelSchema, handoverSchema } from '@switchboard/shared/contacts';
import { roomFor, type Taking } from '@switchboard/shared/routing-plan';
import { agentNow, capacityOf, type Rows } from '../../agents/index.ts';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

/** A waiting contact as it is offered. */
export interface OfferedContact {
  readonly id: string;
  readonly channel: Channel;
  readonly band: number;
  readonly queueId: string | null;
  readonly queueName: string;
  readonly displayName: string;
  readonly customerId: string | null;
  readonly language: string;
  readonly intent: string | null;
  readonly handover: Handover | null;
  readonly handedOverBy: string | null;
  readonly handedOverNote: string | null;
  readonly firstQueuedAt: number;
}

interface ContactRow {
  readonly id: string;
  readonly channel: string;
  readonly band: number;
  readonly queue_id: string | null;
  readonly queue_name: string | null;
  readonly display_name: string;
  readonly customer_id: string | null;
  readonly language: string;
  readonly intent: string | null;
  readonly handover: string | null;
  readonly handed_over_by: string | null;
  readonly handed_over_note: string | null;
  readonly first_queued_at: number | null;
  readonly state_since_at: number;
}

/** Changing a row to what it is locks it on PostgreSQL; SQLite has one writer anyway. */
const lockContact = hotStatement(
  'routing.lock-contact',
  `UPDATE contact SET version = version WHERE organisation_id = ? AND id = ? AND state = 'queued'
   RETURNING id, channel, band, queue_id, queue_name, display_name, customer_id, language, intent, handover,
     handed_over_by, handed_over_note, first_queued_at, state_since_at`,
);
const lockAgent = hotStatement(
  'routing.lock-agent',
  `UPDATE agent_state SET version = version
   WHERE organisation_id = ? AND user_id = ? AND state = 'ready' AND desk_silent = 0`,
);
const offeredTo = hotStatement(
  'routing.offered-to',
  `SELECT c.channel, r.units FROM reservation r JOIN contact c ON c.id = r.contact_id
   WHERE r.organisation_id = ? AND r.user_id = ? AND r.state = 'pending'`,
);

/**
 * Holds a contact in the queue until the transaction ends; undefined when it does not wait any more. Locks are taken in
 * one order everywhere (use-cases/end-offers.ts), so that nobody waits in a circle.
 */
export async function holdWaiting(
  tx: Transaction,
  organisationId: string,
  contactId: string,
): Promise<OfferedContact | undefined> {
  const [row] = await tx.prepared<ContactRow>(lockContact, [organisationId, contactId]);
  return row && contactOf(row);
}

export interface Matched {
  readonly organisationId: string;
  readonly userId: string;
  readonly contact: Pick<OfferedContact, 'channel' | 'band'>;
}

/**
 * Holds an agent who is ready and can still take this contact, whatever the router remembered of her; answers what it
 * takes of her, and null when she cannot. What she has in hand is read once she is held.
 */
export async function holdAgent(tx: Transaction, { organisationId, userId, contact }: Matched): Promise<number | null> {
  if ((await tx.change(lockAgent, [organisationId, userId])) !== 1) return null;
  const rows: Rows = (statement, values) => tx.prepared(statement, values);
  const [agent] = await agentNow(rows, organisationId, { userIds: [userId], now: tx.now });
  if (!agent) return null;
  const offered = await tx.prepared<Taking>(offeredTo, [organisationId, userId]);
  const plan = await capacityOf(rows, organisationId);
  const room = roomFor(contact, { ...agent, offered }, plan);
  return room === 'room' || room === 'interrupts' ? plan.costs[contact.channel] : null;
}

function contactOf(row: ContactRow): OfferedContact {
  return {
    id: row.id,
    channel: channelSchema.parse(row.channel),
    band: row.band,
    queueId: row.queue_id,
    queueName: row.queue_name ?? '',
    displayName: row.display_name,
    customerId: row.customer_id,
    language: row.language,
    intent: row.intent,
    handover: row.handover === null ? null : handoverSchema.parse(JSON.parse(row.handover)),
    handedOverBy: row.handed_over_by,
    handedOverNote: row.handed_over_note,
    firstQueuedAt: row.first_queued_at ?? row.state_since_at,
  };
}
