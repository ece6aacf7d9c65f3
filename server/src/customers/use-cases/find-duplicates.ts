import type { PossibleDuplicate } from '@switchboard/shared/customers';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { type Comparable, possibleDuplicates } from '../domain/possible-duplicates.ts';
import { customersById } from '../storage/customers.ts';
import { customersByBirthday, customersByPoint, customersByPostcode } from '../storage/lookups.ts';
import { addressesOf, pointsOf } from '../storage/points-and-addresses.ts';

/** Who is known already that the new customer may be. Only whoever shares a point, postcode or birthday is compared. */
export async function findDuplicates(db: Kysely<Tables>, draft: Comparable): Promise<PossibleDuplicate[]> {
  // One after the other: within a transaction there is one connection.
  const found: string[] = [];
  for (const point of draft.points) found.push(...(await customersByPoint(db, point)));
  for (const postcode of draft.postcodes) found.push(...(await customersByPostcode(db, postcode)));
  if (draft.bornOn) found.push(...(await customersByBirthday(db, draft.bornOn)));
  const ids = [...new Set(found)];
  const rows = await customersById(db, ids);
  const points = await pointsOf(db, ids);
  const addresses = await addressesOf(db, ids);
  const known = rows.map((row) => ({
    customerId: row.id,
    name: row.name,
    bornOn: row.born_on,
    points: points.get(row.id) ?? [],
    postcodes: (addresses.get(row.id) ?? []).flatMap(({ postcode }) => postcode ?? []),
  }));
  return possibleDuplicates(draft, known);
}
