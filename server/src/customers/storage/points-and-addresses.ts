import {
  type Address,
  type AddressInput,
  type ContactPoint,
  type PointInput,
  pointKey,
} from '@switchboard/shared/customers';
import { type Instant, newId } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;
interface Owner {
  readonly organisationId: string;
  readonly customerId: string;
  readonly now: Instant;
}

/** Keeps exactly these points, in this order. Answers false when one names an id that is not this customer's. */
export async function replacePoints(db: Db, owner: Owner, points: readonly PointInput[]): Promise<boolean> {
  const before = await db
    .deleteFrom('customer_point')
    .where('customer_id', '=', owner.customerId)
    .returning('id')
    .execute();
  if (!knowsAll(before, points)) return false;
  if (points.length > 0)
    await db
      .insertInto('customer_point')
      .values(points.map((each, at) => pointRow(owner, each, at)))
      .execute();
  return true;
}

/** Keeps exactly these addresses, in this order. Answers false when one names an id that is not this customer's. */
export async function replaceAddresses(db: Db, owner: Owner, addresses: readonly AddressInput[]): Promise<boolean> {
  const before = await db
    .deleteFrom('customer_address')
    .where('customer_id', '=', owner.customerId)
    .returning('id')
    .execute();
  if (!knowsAll(before, addresses)) return false;
  if (addresses.length > 0) {
    await db
      .insertInto('customer_address')
      .values(addresses.map((each, at) => addressRow(owner, each, at)))
      .execute();
  }
  return true;
}

export async function pointsOf(db: Db, customerIds: readonly string[]): Promise<Map<string, ContactPoint[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('customer_point')
    .selectAll()
    .where('customer_id', 'in', [...customerIds])
    .orderBy('place')
    .execute();
  return grouped(rows, pointFrom);
}

export async function addressesOf(db: Db, customerIds: readonly string[]): Promise<Map<string, Address[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('customer_address')
    .selectAll()
    .where('customer_id', 'in', [...customerIds])
    .orderBy('place')
    .execute();
  return grouped(rows, addressFrom);
}

function knowsAll(before: readonly { id: string }[], given: readonly { id?: string | undefined }[]): boolean {
  const known = new Set(before.map(({ id }) => id));
  const named = given.flatMap(({ id }) => id ?? []);
  return named.every((id) => known.has(id)) && new Set(named).size === named.length;
}

function grouped<Row extends { customer_id: string }, Item>(rows: readonly Row[], itemOf: (row: Row) => Item) {
  const groups = Map.groupBy(rows, ({ customer_id }) => customer_id);
  return new Map([...groups].map(([id, each]) => [id, each.map(itemOf)]));
}

function pointRow({ organisationId, customerId, now }: Owner, point: PointInput, place: number) {
  return {
    id: point.id ?? newId(now),
    organisation_id: organisationId,
    customer_id: customerId,
    kind: point.kind,
    channel: point.kind === 'handle' ? point.channel : null,
    value: point.value,
    value_key: pointKey(point) ?? point.value,
    label: point.label,
    is_preferred: Number(point.isPreferred),
    is_safe_to_use: Number(point.isSafeToUse),
    source: point.source,
    place,
  };
}

function pointFrom(row: Selectable<Tables['customer_point']>): ContactPoint {
  return {
    id: row.id,
    kind: row.kind as ContactPoint['kind'],
    channel: row.channel,
    value: row.value,
    label: row.label,
    isPreferred: row.is_preferred === 1,
    isSafeToUse: row.is_safe_to_use === 1,
    source: row.source,
  };
}

function addressRow({ organisationId, customerId, now }: Owner, address: AddressInput, place: number) {
  return {
    id: address.id ?? newId(now),
    organisation_id: organisationId,
    customer_id: customerId,
    kind: address.kind,
    lines: address.lines,
    town: address.town,
    postcode: address.postcode,
    uprn: address.uprn,
    since_on: address.sinceOn,
    place,
  };
}

function addressFrom(row: Selectable<Tables['customer_address']>): Address {
  return {
    id: row.id,
    kind: row.kind as Address['kind'],
    lines: row.lines,
    town: row.town,
    postcode: row.postcode,
    uprn: row.uprn,
    sinceOn: row.since_on,
  };
}
