import { type Channel, type ContactState, type CollectedAnswer, handoverSchema } from '@switchboard/shared/contacts';
import { hours, type Instant } from '@switchboard/shared/kernel';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

/** What a contact is about, as far as anybody may be sorted by it. */
export interface ContactContent {
  readonly state: ContactState;
  readonly band: number;
  readonly channel: Channel;
  readonly language: string;
  readonly queueId: string | null;
  readonly queueKey: string | null;
  readonly customerId: string | null;
  readonly conversationId: string;
  readonly arrivedAt: Instant;
  /** Since when it waits for a person; null while it does not. */
  readonly waitingSinceAt: Instant | null;
  readonly answers: readonly CollectedAnswer[];
}

const mostMessages = 50;
const mostEarlier = 50;

const ofContact = hotStatement(
  'contact-content.of',
  `SELECT c.state, c.band, c.channel, c.language, c.queue_id, c.customer_id, c.conversation_id, c.arrived_at,
     c.first_queued_at, c.state_since_at, c.handover, q.key AS queue_key
   FROM contact c LEFT JOIN queue q ON q.id = c.queue_id WHERE c.organisation_id = ? AND c.id = ?`,
);
const words = hotStatement(
  'contact-content.words',
  `SELECT text FROM message WHERE organisation_id = ? AND conversation_id = ? AND author_kind = 'citizen'
     AND kind = 'text' ORDER BY seq DESC LIMIT ${mostMessages}`,
);
const ofCustomer = hotStatement(
  'contact-content.earlier-of-customer',
  `SELECT id, arrived_at FROM contact WHERE organisation_id = ? AND customer_id = ? AND arrived_at >= ?
     AND arrived_at <= ? AND id <> ? ORDER BY arrived_at DESC LIMIT ${mostEarlier}`,
);
const ofPoint = hotStatement(
  'contact-content.earlier-of-point',
  `SELECT c.id, c.arrived_at FROM contact_point_given g
   JOIN contact_point_given o ON o.organisation_id = g.organisation_id AND o.kind = g.kind AND o.value = g.value
   JOIN contact c ON c.id = o.contact_id AND c.organisation_id = o.organisation_id
   WHERE g.organisation_id = ? AND g.contact_id = ? AND c.arrived_at >= ? AND c.arrived_at <= ? AND c.id <> ?
   ORDER BY c.arrived_at DESC LIMIT ${mostEarlier}`,
);

const openOfCustomer = hotStatement(
  'contact-content.open-of-customer',
  `SELECT id FROM contact WHERE organisation_id = ? AND customer_id = ? AND state NOT IN ('ended', 'abandoned')`,
);

interface ContentRow {
  readonly state: ContactState;
  readonly band: number;
  readonly channel: Channel;
  readonly language: string;
  readonly queue_id: string | null;
  readonly queue_key: string | null;
  readonly customer_id: string | null;
  readonly conversation_id: string;
  readonly arrived_at: number;
  readonly first_queued_at: number | null;
  readonly state_since_at: number;
  readonly handover: string | null;
}

export async function contentOf(tx: Transaction, contactId: string): Promise<ContactContent | undefined> {
  const [row] = await tx.prepared<ContentRow>(ofContact, [tx.scope.organisationId, contactId]);
  if (!row) return undefined;
  return {
    state: row.state,
    band: row.band,
    channel: row.channel,
    language: row.language,
    queueId: row.queue_id,
    queueKey: row.queue_key,
    customerId: row.customer_id,
    conversationId: row.conversation_id,
    arrivedAt: row.arrived_at,
    waitingSinceAt: row.state === 'queued' ? (row.first_queued_at ?? row.state_since_at) : null,
    answers: row.handover === null ? [] : handoverSchema.parse(JSON.parse(row.handover)).answers,
  };
}

/** Contacts of this customer that are not over. */
export async function openContactsOf(tx: Transaction, customerId: string): Promise<string[]> {
  const rows = await tx.prepared<{ id: string }>(openOfCustomer, [tx.scope.organisationId, customerId]);
  return rows.map(({ id }) => id);
}

/** What the citizen wrote, oldest first, one message to a line; of a long conversation the newest. */
export async function wordsOfCitizen(tx: Transaction, conversationId: string): Promise<string> {
  const rows = await tx.prepared<{ text: string }>(words, [tx.scope.organisationId, conversationId]);
  return rows
    .map(({ text }) => text)
    .reverse()
    .join('\n');
}

/** When the same person reached us before, as far as we know: the same customer, or the same way to reach her. */
export async function earlierContacts(
  tx: Transaction,
  contactId: string,
  { content, withinHours }: { readonly content: ContactContent; readonly withinHours: number },
): Promise<Instant[]> {
  const { organisationId } = tx.scope;
  const { customerId, arrivedAt } = content;
  const bounds = [tx.now - hours(withinHours), arrivedAt, contactId];
  type Row = { id: string; arrived_at: number };
  const known = customerId === null ? [] : await tx.prepared<Row>(ofCustomer, [organisationId, customerId, ...bounds]);
  const alike = await tx.prepared<Row>(ofPoint, [organisationId, contactId, ...bounds]);
  return [...new Map([...known, ...alike].map((row) => [row.id, row.arrived_at])).values()];
}
