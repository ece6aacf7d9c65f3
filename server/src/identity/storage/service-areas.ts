import type { InputOf } from '@switchboard/shared/access';
import type { identityOperations, ServiceAreaRecord } from '@switchboard/shared/identity';
import type { Page } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { pageOfRows, sortFrom } from './keyset.ts';
import { containsText } from './visible-column.ts';

type Db = Kysely<Tables>;
export type ServiceAreaRow = Selectable<Tables['service_area']>;

export function serviceAreaRecord(row: ServiceAreaRow): ServiceAreaRecord {
  const { id, name, reference, version } = row;
  return { id, name, reference, closedAt: row.closed_at, version };
}

export async function listServiceAreas(
  db: Db,
  filter: InputOf<typeof identityOperations.serviceArea.list>,
): Promise<Page<ServiceAreaRecord> | null> {
  const { field, descending } = sortFrom<'name' | 'reference'>(filter.sort);
  const key = sql<string>`coalesce(${sql.ref(field === 'name' ? 'name_key' : 'reference')}, '')`;
  let query = db.selectFrom('service_area').selectAll().select(key.as('sort_key'));
  if (filter.search) query = query.where(containsText(sql.ref('name_key'), filter.search));
  if (filter.state !== 'any') query = query.where('closed_at', filter.state === 'open' ? 'is' : 'is not', null);
  const order = { key, id: sql.ref<string>('id'), holds: 'text', descending } as const;
  const page = await pageOfRows(query, order, filter);
  return page && { items: page.items.map(serviceAreaRecord), next: page.next };
}

/** A snapshot's service areas: those that are open, by name. */
export async function openServiceAreas(db: Db): Promise<ServiceAreaRecord[]> {
  const open = db.selectFrom('service_area').selectAll().where('closed_at', 'is', null);
  return (await open.orderBy('name_key').limit(1_000).execute()).map(serviceAreaRecord);
}

/** Finds an area to judge it and then change it: nobody else changes it before this transaction ends. */
export async function lockServiceArea(db: Db, serviceAreaId: string): Promise<ServiceAreaRow | undefined> {
  await db
    .updateTable('service_area')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', serviceAreaId)
    .execute();
  return db.selectFrom('service_area').selectAll().where('id', '=', serviceAreaId).executeTakeFirst();
}

/** Are all of these areas of this organisation, within reach, and open? Nulls (whole organisation) pass. */
export async function areOpenAreas(db: Db, serviceAreaIds: readonly (string | null)[]): Promise<boolean> {
  const ids = [...new Set(serviceAreaIds.filter((id) => id !== null))];
  if (ids.length === 0) return true;
  const rows = await db
    .selectFrom('service_area')
    .select('id')
    .where('id', 'in', ids)
    .where('closed_at', 'is', null)
    .execute();
  return rows.length === ids.length;
}

/** Answers false when the name is taken in the organisation. */
export async function insertServiceArea(
  db: Db,
  area: { id: string; organisationId: string; name: string; reference: string | null },
): Promise<boolean> {
  const inserted = await db
    .insertInto('service_area')
    .values({
      id: area.id,
      organisation_id: area.organisationId,
      name: area.name,
      name_key: area.name.toLowerCase(),
      reference: area.reference,
      closed_at: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'name_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function isAreaNameTaken(db: Db, name: string, exceptId: string): Promise<boolean> {
  const row = await db
    .selectFrom('service_area')
    .select('id')
    .where('name_key', '=', name.toLowerCase())
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeServiceArea(
  db: Db,
  serviceAreaId: string,
  change: Partial<Pick<ServiceAreaRow, 'name' | 'name_key' | 'reference' | 'closed_at'>>,
): Promise<number> {
  const { version } = await db
    .updateTable('service_area')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('id', '=', serviceAreaId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
