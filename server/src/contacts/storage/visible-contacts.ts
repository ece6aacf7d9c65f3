import type { Kysely } from 'kysely';
import type { Areas, Scope } from '../../platform/access/scope.ts';
import type { Tables } from '../../platform/database/index.ts';
import { isOffered } from '../hooks.ts';
import type { ContactRow } from './contact-rows.ts';
import './tables.ts';

/**
 * The one way to read a contact for somebody: whoever takes or took part sees it, whoever it is offered to right now,
 * and whoever may read all contacts of its service area. Undefined for everybody else, as if it were not there.
 */
export async function visibleContact(
  db: Kysely<Tables>,
  scope: Scope,
  contactId: string,
): Promise<ContactRow | undefined> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', contactId).executeTakeFirst();
  if (!row || readsAllOf(scope, row.service_area_id)) return row;
  const { userId } = scope.actor;
  if (userId === undefined) return undefined;
  const isHers = (await tookPartIn(db, userId, [contactId])).has(contactId) || (await isOffered(db, contactId, userId));
  return isHers ? row : undefined;
}

/** May everything in this service area (null: in none) be read without having taken part? */
export function readsAllOf({ rights }: Scope, serviceAreaId: string | null): boolean {
  const areas = rights.get('contacts.read');
  return areas !== undefined && (areas === 'all' || serviceAreaId === null || areas.has(serviceAreaId));
}

export async function tookPartIn(
  db: Kysely<Tables>,
  userId: string,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (contactIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('interaction')
    .select('contact_id')
    .where('contact_id', 'in', contactIds)
    .where('user_id', '=', userId)
    .execute();
  return new Set(rows.map(({ contact_id }) => contact_id));
}

/** Whether there is such a contact in these service areas, or in none. */
export async function isInAreas(db: Kysely<Tables>, contactId: string, areas: Areas): Promise<boolean> {
  const row = await db.selectFrom('contact').select('service_area_id').where('id', '=', contactId).executeTakeFirst();
  if (!row) return false;
  return areas === 'all' || row.service_area_id === null || areas.has(row.service_area_id);
}
