import type { InputOf } from '@switchboard/shared/access';
import {
  type Brand,
  brandSchema,
  defaultPolicy,
  type identityOperations,
  type OrganisationRecord,
  type Policy,
  policySchema,
} from '@switchboard/shared/identity';
import type { Instant, Page } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { pageOfRows, sortFrom } from './keyset.ts';
import { containsText } from './visible-column.ts';

type Db = Kysely<Tables>;
export type OrganisationRow = Selectable<Tables['organisation']>;

export function brandOf(row: Pick<OrganisationRow, 'brand'>): Brand {
  return brandSchema.parse(JSON.parse(row.brand));
}

/** Rules that were added later hold with their default. */
export function policyOf(row: Pick<OrganisationRow, 'policy'>): Policy {
  return policySchema.parse(JSON.parse(row.policy));
}

export function organisationRecord(row: OrganisationRow): OrganisationRecord {
  const { id, name, version } = row;
  return { id, name, brand: brandOf(row), createdAt: row.created_at, version };
}

export async function findOrganisation(db: Db, organisationId: string): Promise<OrganisationRow | undefined> {
  return db.selectFrom('organisation').selectAll().where('id', '=', organisationId).executeTakeFirst();
}

/** Finds an organisation to judge it and then change it: nobody else changes it before this transaction ends. */
export async function lockOrganisation(db: Db, organisationId: string): Promise<OrganisationRow | undefined> {
  await db
    .updateTable('organisation')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', organisationId)
    .execute();
  return findOrganisation(db, organisationId);
}

export async function findOrganisationByName(db: Db, name: string): Promise<OrganisationRow | undefined> {
  return db.selectFrom('organisation').selectAll().where('name_key', '=', name.toLowerCase()).executeTakeFirst();
}

export async function policyOfOrganisation(db: Db, organisationId: string): Promise<Policy> {
  const row = await db
    .selectFrom('organisation')
    .select('policy')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return policyOf(row);
}

/** Answers false when the name is taken. Needs a scope over every organisation. */
export async function insertOrganisation(
  db: Db,
  organisation: { id: string; name: string; brand: Brand; createdAt: Instant },
): Promise<boolean> {
  const inserted = await db
    .insertInto('organisation')
    .values({
      id: organisation.id,
      name: organisation.name,
      name_key: organisation.name.toLowerCase(),
      brand: JSON.stringify(organisation.brand),
      policy: JSON.stringify(defaultPolicy),
      policy_version: 1,
      created_at: organisation.createdAt,
      version: 1,
    })
    .onConflict((conflict) => conflict.column('name_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function changeOrganisation(
  db: Db,
  organisationId: string,
  change: { name: string; brand: Brand },
): Promise<number> {
  const { version } = await db
    .updateTable('organisation')
    .set((expression) => ({
      name: change.name,
      name_key: change.name.toLowerCase(),
      brand: JSON.stringify(change.brand),
      version: expression('version', '+', 1),
    }))
    .where('id', '=', organisationId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export async function changePolicy(db: Db, organisationId: string, policy: Policy): Promise<number> {
  const { policy_version: version } = await db
    .updateTable('organisation')
    .set((expression) => ({
      policy: JSON.stringify(policy),
      policy_version: expression('policy_version', '+', 1),
    }))
    .where('id', '=', organisationId)
    .returning('policy_version')
    .executeTakeFirstOrThrow();
  return version;
}

/** One page of the installation's organisations. Null: `after` is not ours. */
export async function listOrganisations(
  db: Db,
  filter: InputOf<typeof identityOperations.organisation.list>,
): Promise<Page<OrganisationRecord> | null> {
  const { field, descending } = sortFrom<'name' | 'createdAt'>(filter.sort);
  const key = sql<string | number>`${sql.ref(field === 'name' ? 'name_key' : 'created_at')}`;
  let query = db.selectFrom('organisation').selectAll().select(key.as('sort_key'));
  if (filter.search) query = query.where(containsText(sql.ref('name_key'), filter.search));
  const holds = field === 'name' ? 'text' : 'number';
  const page = await pageOfRows(query, { key, id: sql.ref<string>('id'), holds, descending }, filter);
  return page && { items: page.items.map(organisationRecord), next: page.next };
}

/** One page of organisations other than this one, by name. Null: `after` is not ours. */
export async function listPartners(
  db: Db,
  ownId: string,
  filter: InputOf<typeof identityOperations.sharingGrant.listPartners>,
): Promise<Page<{ id: string; name: string }> | null> {
  const key = sql<string>`${sql.ref('name_key')}`;
  let query = db
    .selectFrom('organisation')
    .select(['id', 'name', key.as('sort_key')])
    .where('id', '!=', ownId);
  if (filter.search) query = query.where(containsText(sql.ref('name_key'), filter.search));
  const order = { key, id: sql.ref<string>('id'), holds: 'text', descending: false } as const;
  const page = await pageOfRows(query, order, filter);
  return page && { items: page.items.map(({ id, name }) => ({ id, name })), next: page.next };
}
