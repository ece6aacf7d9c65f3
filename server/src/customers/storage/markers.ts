import type { Marker } from '@switchboard/shared/customers';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;
export type MarkerRow = Selectable<Tables['customer_marker']>;
export type NewMarker = Pick<Marker, 'id' | 'kind' | 'text' | 'source' | 'reviewOn' | 'isRestricted' | 'recordedAt'> & {
  readonly organisationId: string;
  readonly customerId: string;
  readonly recordedBy: string;
};

const openKinds = hotStatement(
  'marker.open-kinds',
  `SELECT DISTINCT kind FROM customer_marker WHERE organisation_id = ? AND customer_id = ? AND ended_at IS NULL
     AND is_restricted = 0`,
);

export async function insertMarker(db: Db, marker: NewMarker): Promise<void> {
  await db
    .insertInto('customer_marker')
    .values({
      id: marker.id,
      organisation_id: marker.organisationId,
      customer_id: marker.customerId,
      kind: marker.kind,
      text: marker.text,
      source: marker.source,
      review_on: marker.reviewOn,
      is_restricted: Number(marker.isRestricted),
      recorded_at: marker.recordedAt,
      recorded_by: marker.recordedBy,
      reviewed_at: null,
      ended_at: null,
      version: 1,
    })
    .execute();
}

/** The markers of these customers that are in force; restricted ones only when asked for. */
export async function markersOf(
  db: Db,
  customerIds: readonly string[],
  { withRestricted }: { readonly withRestricted: boolean },
): Promise<MarkerRow[]> {
  if (customerIds.length === 0) return [];
  const inForce = db
    .selectFrom('customer_marker')
    .selectAll()
    .where('customer_id', 'in', [...customerIds])
    .where('ended_at', 'is', null);
  return (withRestricted ? inForce : inForce.where('is_restricted', '=', 0)).execute();
}

/**
 * Which kinds of markers are set and in force, without the restricted ones: whatever is decided by a marker can be seen
 * by people who may not know of those.
 */
export async function openMarkerKinds(tx: Transaction, customerId: string): Promise<string[]> {
  const rows = await tx.prepared<{ kind: string }>(openKinds, [tx.scope.organisationId, customerId]);
  return rows.map(({ kind }) => kind);
}

/** Finds a marker to judge it and then change it: nobody else changes it before this transaction ends. */
export async function lockMarker(db: Db, id: string): Promise<MarkerRow | undefined> {
  await db
    .updateTable('customer_marker')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', id)
    .execute();
  return db.selectFrom('customer_marker').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function changeMarker(
  db: Db,
  id: string,
  change: { text?: string; review_on?: string; reviewed_at?: Instant; ended_at?: Instant },
): Promise<number> {
  const { version } = await db
    .updateTable('customer_marker')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
