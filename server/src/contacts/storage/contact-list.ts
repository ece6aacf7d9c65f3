import type { InputOf } from '@switchboard/shared/access';
import {
  type ContactRecord,
  type ContactState,
  contactLifecycle,
  type contactOperations,
} from '@switchboard/shared/contacts';
import type { Page } from '@switchboard/shared/kernel';
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Areas } from '../../platform/access/scope.ts';
import type { Tables } from '../../platform/database/index.ts';
import type { ContactRow } from './contact-rows.ts';
import { contactIsOpen, contactIsOver, recordIsOpen } from './conditions.ts';
import { placeFrom, textOfPlace } from './list-place.ts';
import { recordsOf } from './outline.ts';
import './tables.ts';

type Db = Kysely<Tables>;
type Filter = InputOf<typeof contactOperations.list> & {
  /** What a search found; undefined when none was asked for. */
  readonly found: readonly string[] | undefined;
  readonly areas: Areas;
};
type Query = SelectQueryBuilder<Tables, 'contact', ContactRow>;

/** One page of contacts by arrival. Null: `after` is not ours. */
export async function listContacts(db: Db, filter: Filter): Promise<Page<ContactRecord> | null> {
  const place = filter.after === undefined ? undefined : placeFrom(filter.after);
  if (place === null) return null;
  const isDescending = filter.sort === '-arrivedAt';
  const direction = isDescending ? 'desc' : 'asc';
  let query = filtered(db.selectFrom('contact').selectAll('contact'), filter);
  if (place) {
    const operator = sql.raw(isDescending ? '<' : '>');
    query = query.where(sql<boolean>`(contact.arrived_at, contact.id) ${operator} (${place.at}, ${place.id})`);
  }
  const rows = await query
    .orderBy(isFew(filter) ? sql`+contact.arrived_at` : 'contact.arrived_at', direction)
    .orderBy('contact.id', direction)
    .limit(filter.limit + 1)
    .execute();
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  const next = rows.length > filter.limit && last ? textOfPlace({ at: last.arrived_at, id: last.id }) : null;
  return { items: await recordsOf(db, shown), next };
}

/** Few enough to be looked up first and sorted afterwards; the sign keeps SQLite from walking along the arrivals. */
function isFew({ found, state }: Filter): boolean {
  return (
    found !== undefined || state === 'open' || (state !== 'any' && state !== 'over' && !contactLifecycle.isFinal(state))
  );
}

function filtered(all: Query, filter: Filter): Query {
  let query = inAreas(all, filter.areas);
  const { state, record, channel, queueId, customerId, reasonId, from, to, found, userId } = filter;
  if (state === 'open') query = query.where(contactIsOpen);
  else if (state === 'over') query = query.where(contactIsOver);
  else if (state !== 'any') query = inState(query, state);
  if (record !== 'any')
    query = record === 'open' ? query.where(recordIsOpen) : query.where('contact.record', '=', record);
  if (channel) query = query.where('contact.channel', '=', channel);
  if (queueId) query = query.where('contact.queue_id', '=', queueId);
  if (customerId) query = query.where('contact.customer_id', '=', customerId);
  if (reasonId) query = query.where('contact.reason_id', '=', reasonId);
  if (from !== undefined) query = query.where('contact.arrived_at', '>=', from);
  if (to !== undefined) query = query.where('contact.arrived_at', '<', to);
  if (found) query = found.length > 0 ? query.where('contact.id', 'in', found) : query.where(sql<boolean>`1 = 0`);
  return userId ? withPartOf(query, userId) : query;
}

/** Of the few that are open the index is asked for; those that are over are most of all. */
function inState(query: Query, state: ContactState): Query {
  const there = query.where('contact.state', '=', state);
  return contactLifecycle.isFinal(state) ? there : there.where(contactIsOpen);
}

function withPartOf(query: Query, userId: string): Query {
  return query.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('interaction')
        .select('interaction.id')
        .whereRef('interaction.contact_id', '=', 'contact.id')
        .where('interaction.user_id', '=', userId),
    ),
  );
}

function inAreas(query: Query, areas: Areas): Query {
  if (areas === 'all') return query;
  if (areas.size === 0) return query.where('contact.service_area_id', 'is', null);
  return query.where(({ or, eb }) =>
    or([eb('contact.service_area_id', 'is', null), eb('contact.service_area_id', 'in', [...areas])]),
  );
}
