import {
  type ContactOutline,
  type ContactRecord,
  handoverSchema,
  type Interaction,
  type Participant,
} from '@switchboard/shared/contacts';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { ContactRow, ConversationRow } from './contact-rows.ts';
import type { InteractionRow } from './interaction-rows.ts';
import './tables.ts';

type Heads = Pick<ConversationRow, 'last_seq' | 'last_citizen_seq'>;

/** Rows as the contract shows them in lists and on the live link. */
export function outlineOf(row: ContactRow, heads: Heads, interactions: readonly InteractionRow[]): ContactOutline {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    serviceAreaId: row.service_area_id,
    version: row.version,
    channel: row.channel,
    direction: row.direction,
    state: row.state,
    stateSinceAt: row.state_since_at,
    arrivedAt: row.arrived_at,
    firstQueuedAt: row.first_queued_at,
    endedAt: row.ended_at,
    queue: row.queue_id === null ? null : { id: row.queue_id, name: row.queue_name ?? '' },
    band: row.band,
    displayName: row.display_name,
    customerId: row.customer_id,
    customerMatch: row.customer_match,
    language: row.language,
    intent: row.intent,
    citizenConnected: row.citizen_connected === 1,
    interactions: interactions.map(interactionOf),
    parked:
      row.parked_user_id === null
        ? null
        : { owner: { userId: row.parked_user_id, name: row.parked_name ?? '' }, untilAt: row.parked_until_at ?? 0 },
    wanted: row.wanted_user_id === null ? null : { userId: row.wanted_user_id, name: row.wanted_name ?? '' },
    record: row.record,
    lastSeq: heads.last_seq,
    lastCitizenSeq: heads.last_citizen_seq,
  };
}

function interactionOf(row: InteractionRow): Interaction {
  return {
    id: row.id,
    kind: row.kind,
    agent: row.user_id === null ? null : { userId: row.user_id, name: row.agent_name ?? '' },
    state: row.state,
    startedAt: row.started_at,
    leftAt: row.left_at,
    wrapUpDueAt: row.wrap_up_due_at,
    wrapUpExtended: row.wrap_up_extended === 1,
    completedAt: row.completed_at,
    heldSinceAt: row.held_since_at,
    heldMs: Number(row.held_ms),
  };
}

/** The outlines of some contacts, in the order of the rows: two more statements, however many they are. */
export async function outlinesOf(db: Kysely<Tables>, rows: readonly ContactRow[]): Promise<ContactOutline[]> {
  if (rows.length === 0) return [];
  const { heads, interactions } = await belongings(db, rows);
  return rows.map((row) => outlineOf(row, heads.get(row.id)!, interactions.get(row.id) ?? []));
}

/** The same with everything that an agent may see of them, but the messages. */
export async function recordsOf(db: Kysely<Tables>, rows: readonly ContactRow[]): Promise<ContactRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { heads, interactions } = await belongings(db, rows);
  const points = await db
    .selectFrom('contact_point_given')
    .selectAll()
    .where('contact_id', 'in', ids)
    .orderBy('given_at')
    .orderBy('value')
    .execute();
  const participants = await db
    .selectFrom('participant')
    .selectAll()
    .where('contact_id', 'in', ids)
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...outlineOf(row, heads.get(row.id)!, interactions.get(row.id) ?? []),
    contactPoints: points.filter((point) => point.contact_id === row.id).map(({ kind, value }) => ({ kind, value })),
    handover: row.handover === null ? null : handoverSchema.parse(JSON.parse(row.handover)),
    participants: participants.filter((one) => one.contact_id === row.id).map(participantOf),
    wrapUp: wrapUpOf(row),
    page: row.page,
    conversationId: row.conversation_id,
  }));
}

async function belongings(db: Kysely<Tables>, rows: readonly ContactRow[]) {
  const ids = rows.map(({ id }) => id);
  const heads = await db
    .selectFrom('conversation')
    .select(['contact_id', 'last_seq', 'last_citizen_seq'])
    .where('contact_id', 'in', ids)
    .execute();
  const interactions = await db
    .selectFrom('interaction')
    .selectAll()
    .where('contact_id', 'in', ids)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return {
    heads: new Map(heads.map((row) => [row.contact_id, row])),
    interactions: Map.groupBy(interactions, (row) => row.contact_id),
  };
}

function participantOf(row: Tables['participant']): Participant {
  const { id, kind, name } = row;
  return { id, kind, userId: row.user_id, name, joinedAt: row.joined_at, leftAt: row.left_at };
}

function wrapUpOf(row: ContactRow): ContactRecord['wrapUp'] {
  if (row.reason_id === null || row.outcome_id === null) return null;
  return {
    reasonId: row.reason_id,
    outcomeId: row.outcome_id,
    reason: row.reason_title ?? '',
    outcome: row.outcome_title ?? '',
    note: row.wrap_up_note ?? '',
  };
}
