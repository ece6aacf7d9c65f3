import type { InputOf } from '@switchboard/shared/access';
import { type identityOperations, type SharingGrantRecord, sharedKindSchema } from '@switchboard/shared/identity';
import type { Instant, Page } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../platform/database/tables.ts';
import { isInForce, type SharingPeriod } from '../domain/sharing-in-force.ts';
import { pageOfRows, sortFrom } from './keyset.ts';

type Db = Kysely<Tables>;
export type SharingGrantRow = Selectable<Tables['sharing_grant']>;

const fieldList = z.array(z.string());

export function periodOf(row: SharingGrantRow): SharingPeriod {
  return { validFromAt: row.valid_from_at, validUntilAt: row.valid_until_at, endedAt: row.ended_at };
}

export async function findGrant(db: Db, sharingGrantId: string): Promise<SharingGrantRow | undefined> {
  return db.selectFrom('sharing_grant').selectAll().where('id', '=', sharingGrantId).executeTakeFirst();
}

export async function insertGrant(db: Db, grant: SharingGrantRow): Promise<void> {
  await db.insertInto('sharing_grant').values(grant).execute();
}

export async function endGrant(db: Db, sharingGrantId: string, endedAt: Instant): Promise<void> {
  await db.updateTable('sharing_grant').set({ ended_at: endedAt }).where('id', '=', sharingGrantId).execute();
}

/**
 * One page of what an organisation gives and receives. A received grant stands in the giver's rows: this needs a
 * scope over every organisation and limits itself to both sides of `ownId`. Null: `after` is not ours.
 */
export async function listGrants(
  db: Db,
  ownId: string,
  filter: InputOf<typeof identityOperations.sharingGrant.list>,
  now: Instant,
): Promise<Page<SharingGrantRecord> | null> {
  const { descending } = sortFrom<'validFromAt'>(filter.sort);
  const key = sql<number>`${sql.ref('sharing_grant.valid_from_at')}`;
  const query = db
    .selectFrom('sharing_grant')
    .innerJoin('organisation as giver', 'giver.id', 'sharing_grant.organisation_id')
    .innerJoin('organisation as receiver', 'receiver.id', 'sharing_grant.to_organisation_id')
    .selectAll('sharing_grant')
    .select(['giver.name as giver_name', 'receiver.name as receiver_name', key.as('sort_key')])
    .where(concerning(ownId, filter.direction))
    .where(filter.state === 'inForce' ? inForce(now) : sql<boolean>`1 = 1`);
  const order = { key, id: sql.ref<string>('sharing_grant.id'), holds: 'number', descending } as const;
  const page = await pageOfRows(query, order, filter);
  if (!page) return null;
  const items = page.items.map((row) => ({
    ...periodOf(row),
    id: row.id,
    fromOrganisationId: row.organisation_id,
    fromOrganisationName: row.giver_name,
    toOrganisationId: row.to_organisation_id,
    toOrganisationName: row.receiver_name,
    recordKind: sharedKindSchema.parse(row.record_kind),
    fields: fieldList.parse(JSON.parse(row.fields)),
    reason: row.reason,
    inForce: isInForce(periodOf(row), now),
  }));
  return { items, next: page.next };
}

function concerning(ownId: string, direction: 'given' | 'received' | 'both') {
  const given = sql<boolean>`sharing_grant.organisation_id = ${ownId}`;
  const received = sql<boolean>`sharing_grant.to_organisation_id = ${ownId}`;
  if (direction === 'both') return sql<boolean>`(${given} or ${received})`;
  return direction === 'given' ? given : received;
}

function inForce(now: Instant) {
  return sql<boolean>`(sharing_grant.valid_from_at <= ${now} and sharing_grant.ended_at is null
    and (sharing_grant.valid_until_at is null or sharing_grant.valid_until_at > ${now}))`;
}
