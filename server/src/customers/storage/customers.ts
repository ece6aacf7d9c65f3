import type { CustomerRecord } from '@switchboard/shared/customers';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;
export type CustomerRow = Selectable<Tables['customer']>;

/** The plain members of a record: what `customer` itself keeps. */
export type CustomerDetails = Pick<
  CustomerRecord,
  'kind' | 'name' | 'knownAs' | 'bornOn' | 'pronouns' | 'language' | 'preferredChannel' | 'isResident'
>;

const firstNumber = 100_001;

/** The next reference of an organisation, such as `C-100042`. Never given twice; one that is taken back leaves a gap. */
export async function nextReference(db: Db, organisationId: string): Promise<string> {
  const { last_number: number } = await db
    .insertInto('customer_counter')
    .values({ organisation_id: organisationId, last_number: firstNumber })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet((expression) => ({ last_number: expression('customer_counter.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return `C-${number}`;
}

export async function insertCustomer(
  db: Db,
  customer: CustomerDetails & { id: string; organisationId: string; reference: string; now: Instant },
): Promise<void> {
  await db
    .insertInto('customer')
    .values({
      id: customer.id,
      organisation_id: customer.organisationId,
      reference: customer.reference,
      ...columnsOf(customer),
      created_at: customer.now,
      changed_at: customer.now,
      version: 1,
    })
    .execute();
}

export async function changeCustomer(db: Db, id: string, details: CustomerDetails, now: Instant): Promise<number> {
  const { version } = await db
    .updateTable('customer')
    .set((expression) => ({ ...columnsOf(details), changed_at: now, version: expression('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export async function findCustomer(db: Db, id: string): Promise<CustomerRow | undefined> {
  return db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Finds a customer to judge it and then change it: nobody else changes it before this transaction ends. */
export async function lockCustomer(db: Db, id: string): Promise<CustomerRow | undefined> {
  await db
    .updateTable('customer')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', id)
    .execute();
  return findCustomer(db, id);
}

export async function customersById(db: Db, ids: readonly string[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('customer')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** What customers are called, for whoever shows them in a line; those that are not in sight are left out. */
export async function customerNamesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function detailsOf(row: CustomerRow): CustomerDetails {
  return {
    kind: row.kind as CustomerDetails['kind'],
    name: row.name,
    knownAs: row.known_as,
    bornOn: row.born_on,
    pronouns: row.pronouns,
    language: row.language,
    preferredChannel: row.preferred_channel as CustomerDetails['preferredChannel'],
    isResident: row.is_resident === null ? null : row.is_resident === 1,
  };
}

function columnsOf(details: CustomerDetails) {
  return {
    kind: details.kind,
    name: details.name,
    known_as: details.knownAs,
    born_on: details.bornOn,
    pronouns: details.pronouns,
    language: details.language,
    preferred_channel: details.preferredChannel,
    is_resident: details.isResident === null ? null : Number(details.isResident),
  };
}
