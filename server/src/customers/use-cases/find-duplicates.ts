import type { ArrivalPoint, PointKind, PossibleDuplicate } from '@switchboard/shared/customers';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { type Comparable, possibleDuplicates } from '../domain/possible-duplicates.ts';
import { customersById } from '../storage/customers.ts';
import { customersByBirthday, customersByPoint, customersByPostcode } from '../storage/lookups.ts';
import { addressesOf } from '../storage/points-and-addresses.ts';

/**
 * Who is known already that the new customer may be. Only whoever shares a point, postcode or birthday is compared,
 * one question after the other: within a transaction there is one connection.
 */
export async function findDuplicates(
  db: Kysely<Tables>,
  draft: Comparable & { readonly points: readonly ArrivalPoint[] },
): Promise<PossibleDuplicate[]> {
  const samePoints = new Map<string, Set<PointKind>>();
  const meet = (ids: readonly string[], ...kinds: PointKind[]) => {
    for (const id of ids) samePoints.set(id, new Set([...(samePoints.get(id) ?? []), ...kinds]));
  };
  for (const point of draft.points) meet(await customersByPoint(db, point), point.kind);
  for (const postcode of draft.postcodes) meet(await customersByPostcode(db, postcode));
  if (draft.bornOn) meet(await customersByBirthday(db, draft.bornOn));
  const ids = [...samePoints.keys()];
  const rows = await customersById(db, ids);
  const addresses = await addressesOf(db, ids);
  const known = rows.map((row) => ({
    customerId: row.id,
    name: row.name,
    bornOn: row.born_on,
    postcodes: (addresses.get(row.id) ?? []).flatMap(({ postcode }) => postcode ?? []),
    samePoints: samePoints.get(row.id) ?? new Set<PointKind>(),
  }));
  return possibleDuplicates(draft, known);
}
