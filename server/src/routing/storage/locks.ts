import type { Channel, Handover } from '@switchboard/shared/contacts';
import { channelSchema, handoverSchema } from '@switchboard/shared/contacts';
import { type CapacityPlan, roomFor, type Taking } from '@switchboard/shared/routing-plan';
import { agentNow, capacityOf, type Rows, type StaffedAgent } from '../../agents/index.ts';
import { amongIds, holdingStatement, hotStatement, type Transaction } from '../../platform/database/index.ts';
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

const holdContacts = holdingStatement(
  'routing.hold-contacts',
  `SELECT id, channel, band, queue_id, queue_name, display_name, customer_id, language, intent, handover,
     handed_over_by, handed_over_note, first_queued_at, state_since_at
   FROM contact WHERE organisation_id = ? AND id ${amongIds} AND state = 'queued' ORDER BY id`,
);
const holdReady = holdingStatement(
  'routing.hold-agents',
  `SELECT user_id FROM agent_state
   WHERE organisation_id = ? AND user_id ${amongIds} AND state = 'ready' AND desk_silent = 0 ORDER BY user_id`,
);
const offeredTo = hotStatement(
  'routing.offered-to',
  `SELECT r.user_id, c.channel, r.units FROM reservation r JOIN contact c ON c.id = r.contact_id
   WHERE r.organisation_id = ? AND r.user_id ${amongIds} AND r.state = 'pending'`,
);

/**
 * Holds contacts in the queue until the transaction ends; those that do not wait any more are missing. Locks are taken in
 * one order everywhere (use-cases/end-offers.ts), and among contacts by their ids, so that nobody waits in a circle.
 */
export async function holdEachWaiting(
  tx: Transaction,
  organisationId: string,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, OfferedContact>> {
  const rows = await tx.prepared<ContactRow>(holdContacts, [organisationId, JSON.stringify(contactIds)]);
  return new Map(rows.map((row) => [row.id, contactOf(row)]));
}

/** The same of one; undefined when it does not wait any more. */
export async function holdWaiting(
  tx: Transaction,
  organisationId: string,
  contactId: string,
): Promise<OfferedContact | undefined> {
  return (await holdEachWaiting(tx, organisationId, [contactId])).get(contactId);
}

/** An agent who is held until the transaction ends, with what she has and what she is offered, as it is under the lock. */
export class HeldAgent {
  readonly #agent: StaffedAgent;
  readonly #offered: Taking[];
  readonly #plan: CapacityPlan;

  constructor(agent: StaffedAgent, offered: readonly Taking[], plan: CapacityPlan) {
    this.#agent = agent;
    this.#offered = [...offered];
    this.#plan = plan;
  }

  /** What this contact takes of her; null when she has no room for it. */
  roomFor(contact: Pick<OfferedContact, 'channel' | 'band'>): number | null {
    const room = roomFor(contact, { ...this.#agent, offered: this.#offered }, this.#plan);
    return room === 'room' || room === 'interrupts' ? this.#plan.costs[contact.channel] : null;
  }

  /** From now on in this transaction she is offered this as well. */
  isOffered(taking: Taking): void {
    this.#offered.push(taking);
  }
}

/**
 * Holds those of them who are ready, whatever the router remembered of them, by their ids. What they have in hand is read
 * once all are held.
 */
export async function holdAgents(
  tx: Transaction,
  organisationId: string,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, HeldAgent>> {
  const held = await tx.prepared<{ user_id: string }>(holdReady, [organisationId, JSON.stringify(wanted)]);
  if (held.length === 0) return new Map();
  const userIds = held.map(({ user_id: userId }) => userId);
  const rows: Rows = (statement, values) => tx.prepared(statement, values);
  const agents = await agentNow(rows, organisationId, { userIds, now: tx.now });
  const offers = await tx.prepared<Taking & { user_id: string }>(offeredTo, [organisationId, JSON.stringify(userIds)]);
  const offered = Map.groupBy(offers, ({ user_id: userId }) => userId);
  const plan = await capacityOf(rows, organisationId);
  return new Map(agents.map((agent) => [agent.id, new HeldAgent(agent, offered.get(agent.id) ?? [], plan)]));
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
