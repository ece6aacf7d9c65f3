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

function visible({ db, scope }: ContactHistoryWish) {
  const all = db.selectFrom('contact').selectAll('contact');
  const areas = scope.rights.get('contacts.read');
  if (areas === 'all') return all;
  const { userId } = scope.actor;
  const sees = scope.rights.has('contacts.see') && userId !== undefined;
  return all.where(({ or, and, eb, exists, selectFrom, val }) =>
    or([
      eb(val(1), '=', val(0)),
      ...(areas ? [eb('contact.service_area_id', 'is', null)] : []),
      ...(areas && areas.size > 0 ? [eb('contact.service_area_id', 'in', [...areas])] : []),
      ...(sees
        ? [
            exists(
              selectFrom('interaction')
                .select('interaction.id')
                .where((part) =>
                  and([
                    part('interaction.contact_id', '=', part.ref('contact.id')),
                    part('interaction.user_id', '=', userId),
                  ]),
                ),
            ),
          ]
        : []),
    ]),
  );
}

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
