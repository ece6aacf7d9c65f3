import type { Selectable } from 'kysely';
import {
  hotStatement,
  type HotStatement,
  type SqlValue,
  type Tables,
  type Transaction,
} from '../../platform/database/index.ts';
import './tables.ts';

export type ContactRow = Selectable<Tables['contact']>;
export type ConversationRow = Selectable<Tables['conversation']>;

/** What a contact's commands change, in the order of the statement below. */
const kept = [
  'state',
  'state_since_at',
  'first_queued_at',
  'ended_at',
  'ended_by',
  'service_area_id',
  'queue_id',
  'queue_name',
  'band',
  'skills',
  'wanted_user_id',
  'wanted_name',
  'wanted_why',
  'wanted_until_at',
  'points',
  'handed_over_by',
  'handed_over_note',
  'given_name',
  'display_name',
  'customer_id',
  'customer_match',
  'handover',
  'intent',
  'needs_link',
  'citizen_connected',
  'citizen_unlinked_at',
  'link_renewed_at',
  'last_agent_id',
  'parked_user_id',
  'parked_name',
  'parked_until_at',
  'callback_due_at',
  'record',
  'reason_id',
  'outcome_id',
  'reason_title',
  'outcome_title',
  'wrap_up_note',
  'disposition_of',
  'hands_version',
  'version',
] as const satisfies readonly (keyof ContactRow)[];

const settled = [
  'id',
  'organisation_id',
  'conversation_id',
  'start_key',
  'channel',
  'direction',
  'arrived_at',
  'language',
  'page',
  'channel_id',
  'citizen_id',
] as const satisfies readonly (keyof ContactRow)[];

export type ContactChange = Partial<Pick<ContactRow, Exclude<(typeof kept)[number], 'version' | 'hands_version'>>>;

const columns = [...settled, ...kept];

const insert = hotStatement(
  'contact.insert',
  `INSERT INTO contact (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
   ON CONFLICT (organisation_id, start_key) DO NOTHING`,
);

const update = hotStatement(
  'contact.update',
  `UPDATE contact SET ${kept.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND organisation_id = ?`,
);

/** Nobody else changes the contact before this transaction ends; on SQLite there is only one writer anyway. */
function locking(name: string, condition: string): HotStatement {
  const reading = hotStatement(name, `SELECT * FROM contact WHERE ${condition} = ? AND organisation_id = ?`);
  return { ...reading, postgres: `${reading.postgres} FOR UPDATE` };
}
const lockById = locking('contact.lock', 'id');
const lockByConversation = locking('contact.lock-by-conversation', 'conversation_id');
const lockByStart = locking('contact.lock-by-start', 'start_key');

const touchLink = hotStatement(
  'contact.touch-link',
  'UPDATE contact SET link_renewed_at = ? WHERE id = ? AND organisation_id = ? AND citizen_connected = 1',
);

/** Answers false when this start has made a contact before. */
export async function insertContact(tx: Transaction, row: ContactRow): Promise<boolean> {
  return (
    (await tx.change(
      insert,
      columns.map((column) => row[column] as SqlValue),
    )) > 0
  );
}

export async function updateContact(tx: Transaction, row: ContactRow): Promise<void> {
  const values = kept.map((column) => row[column] as SqlValue);
  await tx.change(update, [...values, row.id, row.organisation_id]);
}

export type Found =
  | { readonly contactId: string }
  | { readonly conversationId: string }
  | { readonly startKey: string };

export async function lockContact(tx: Transaction, by: Found): Promise<ContactRow | undefined> {
  const { organisationId } = tx.scope;
  if ('contactId' in by) return (await tx.prepared<ContactRow>(lockById, [by.contactId, organisationId]))[0];
  if ('startKey' in by) return (await tx.prepared<ContactRow>(lockByStart, [by.startKey, organisationId]))[0];
  return (await tx.prepared<ContactRow>(lockByConversation, [by.conversationId, organisationId]))[0];
}

/** A sign that the citizen's page is still linked: no version, no event. */
export async function renewLink(tx: Transaction, contactId: string): Promise<void> {
  await tx.change(touchLink, [tx.now, contactId, tx.scope.organisationId]);
}
