import type { ContactOnTimeline } from '@switchboard/shared/customers';
import { sql } from 'kysely';
import type { ContactHistory, ContactHistoryWish } from '../../customers/index.ts';
import type { ContactRow } from './contact-rows.ts';
import './tables.ts';

/** Which contacts a customer had, for the timeline: those the asker may see, and no others. */
export const contactHistory: ContactHistory = { contactsOf };

async function contactsOf(wish: ContactHistoryWish): Promise<ContactOnTimeline[]> {
  const { db, before, customerId, limit } = wish;
  let query = visible(wish).where('contact.customer_id', '=', customerId);
  if (before) query = query.where(sql<boolean>`(contact.arrived_at, contact.id) < (${before.at}, ${before.id})`);
  const rows = await query.orderBy('contact.arrived_at', 'desc').orderBy('contact.id', 'desc').limit(limit).execute();
  const agents = await lastAgents(db, rows);
  return rows.map((row) => ({
    contactId: row.id,
    arrivedAt: row.arrived_at,
    channel: row.channel,
    direction: row.direction,
    isOver: row.state === 'ended' || row.state === 'abandoned',
    subject: row.reason_title ?? row.intent ?? row.queue_name,
    outcome: row.outcome_title,
    agentName: agents.get(row.id) ?? null,
  }));
}

/**
 * A line says that there was a contact, and no word of what was said: whoever may see the customer sees the
 * lines of the service areas she works in, so that the next colleague knows what happened before. Opening one is another
 * matter (visible-contacts.ts).
 */
function visible({ db, scope }: ContactHistoryWish) {
  const all = db.selectFrom('contact').selectAll('contact');
  const held = (['contacts.read', 'contacts.see', 'customers.read'] as const).map((right) => scope.rights.get(right));
  if (held.includes('all')) return all;
  const areas = held.flatMap((one) => (one === undefined || one === 'all' ? [] : [...one]));
  const { userId } = scope.actor;
  return all.where(({ or, eb, exists, selectFrom }) => {
    const none = eb('contact.service_area_id', 'is', null);
    const here = areas.length > 0 ? [eb('contact.service_area_id', 'in', areas)] : [];
    if (held.every((one) => one === undefined)) return eb('contact.id', '=', nobodys);
    if (userId === undefined) return or([none, ...here]);
    const hers = selectFrom('interaction')
      .select('interaction.id')
      .whereRef('interaction.contact_id', '=', 'contact.id')
      .where('interaction.user_id', '=', userId);
    return or([none, ...here, exists(hers)]);
  });
}

/** No contact has it: whoever holds no right to contacts sees none. */
const nobodys = '';

async function lastAgents(db: ContactHistoryWish['db'], rows: readonly ContactRow[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const parts = await db
    .selectFrom('interaction')
    .select(['contact_id', 'agent_name'])
    .where('kind', '=', 'agent')
    .where(
      'contact_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return new Map(parts.map(({ contact_id, agent_name }) => [contact_id, agent_name ?? '']));
}
