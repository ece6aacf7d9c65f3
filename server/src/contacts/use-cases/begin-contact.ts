import { type Channel, type ContactPoint, usualBand } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { type ContactRow, insertContact, lockContact } from '../storage/contact-rows.ts';
import { insertConversation } from '../storage/conversation-rows.ts';
import { joins } from '../storage/participants.ts';
import { givePoints } from '../storage/points.ts';
import { openContact, announce } from './opened-contact.ts';
import { type Recognised, recognise, stranger } from './recognise.ts';

export interface Arrival {
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  readonly language: string;
  /** What the citizen calls herself, if she said so. */
  readonly displayName: string | null;
  readonly points: readonly ContactPoint[];
  readonly page: string | null;
  readonly serviceAreaId: string | null;
  readonly channelId: string | null;
  readonly citizenId: string | null;
  /** The same start of the same citizen is the same contact; null when every arrival is one of its own. */
  readonly startId: string | null;
}

export interface BegunContact {
  readonly contactId: string;
  readonly conversationId: string;
  readonly isNew: boolean;
}

/** Somebody has reached us. The contact is `arrived` until the same transaction sends it on. */
export async function beginContact(tx: Transaction, arrival: Arrival): Promise<BegunContact> {
  const known = await recognise(tx, arrival.points);
  const row = rowOf(tx, arrival, known);
  if (!(await insertContact(tx, row))) return begunBefore(tx, row.start_key);
  await insertConversation(tx, { conversationId: row.conversation_id, contactId: row.id });
  await givePoints(tx, row.id, arrival.points);
  await joins(tx, { contactId: row.id, kind: 'citizen', userId: null, name: row.display_name });
  const opened = await openContact(tx, { contactId: row.id });
  if (!opened.ok) throw new Error('A contact was not found after it was written');
  await announce(tx, opened.value, 'contact.arrived');
  return { contactId: row.id, conversationId: row.conversation_id, isNew: true };
}

async function begunBefore(tx: Transaction, startKey: string): Promise<BegunContact> {
  const row = await lockContact(tx, { startKey });
  if (!row) throw new Error('A start was taken, but its contact is not there');
  return { contactId: row.id, conversationId: row.conversation_id, isNew: false };
}

function rowOf(tx: Transaction, arrival: Arrival, known: Recognised): ContactRow {
  const id = newId(tx.now);
  const { channel, direction, language, page, citizenId, channelId, serviceAreaId, startId } = arrival;
  const needsLink = channel === 'webchat' ? 1 : 0;
  return {
    ...unwritten,
    id,
    organisation_id: tx.scope.organisationId,
    service_area_id: serviceAreaId,
    conversation_id: newId(tx.now),
    start_key: startId === null ? id : `${channelId ?? ''}/${citizenId ?? ''}/${startId}`,
    channel,
    direction,
    state_since_at: tx.now,
    arrived_at: tx.now,
    given_name: arrival.displayName,
    display_name: known.name ?? arrival.displayName ?? stranger,
    customer_id: known.customerId,
    customer_match: known.match,
    language,
    page,
    channel_id: channelId,
    citizen_id: citizenId,
    needs_link: needsLink,
    citizen_connected: needsLink === 1 ? 0 : 1,
    citizen_unlinked_at: needsLink === 1 ? tx.now : null,
  };
}

/** What nobody knows yet of a contact that has just arrived. */
export const unwritten = {
  state: 'arrived',
  first_queued_at: null,
  ended_at: null,
  ended_by: null,
  queue_id: null,
  queue_name: null,
  band: usualBand,
  skills: '[]',
  wanted_user_id: null,
  wanted_name: null,
  wanted_why: null,
  wanted_until_at: null,
  points: 0,
  queue_since_at: null,
  queue_left_at: null,
  offered_ms: 0,
  skipped_ms: 0,
  handed_over_by: null,
  handed_over_note: null,
  handover: null,
  intent: null,
  link_renewed_at: null,
  last_agent_id: null,
  parked_user_id: null,
  parked_name: null,
  parked_until_at: null,
  callback_due_at: null,
  record: 'open',
  reason_id: null,
  outcome_id: null,
  reason_title: null,
  outcome_title: null,
  wrap_up_note: null,
  disposition_of: null,
  hands_version: 1,
  version: 1,
} as const satisfies Partial<ContactRow>;
