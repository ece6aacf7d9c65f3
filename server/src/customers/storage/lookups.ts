import { type ArrivalPoint, pointKey } from '@switchboard/shared/customers';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** More customers than this on one point or at one postcode nobody chooses among. */
const most = 50;

/** Whose point this is, by its index; a handle on its channel, or on any when none is named. */
export async function customersByPoint(db: Db, point: ArrivalPoint): Promise<string[]> {
  const key = pointKey(point);
  if (key === null) return [];
  const holders = db
    .selectFrom('customer_point')
    .select('customer_id')
    .where('kind', '=', point.kind)
    .where('value_key', '=', key);
  const here = point.kind === 'handle' && point.channel ? holders.where('channel', '=', point.channel) : holders;
  return idsOf(await here.limit(most).execute());
}

export async function customersByReference(db: Db, reference: string): Promise<string[]> {
  const rows = await db.selectFrom('customer').select('id as customer_id').where('reference', '=', reference).execute();
  return idsOf(rows);
}

export async function customersByPostcode(db: Db, postcode: string): Promise<string[]> {
  const there = db.selectFrom('customer_address').select('customer_id').where('postcode', '=', postcode);
  return idsOf(await there.limit(most).execute());
}

export async function customersByBirthday(db: Db, bornOn: string): Promise<string[]> {
  const born = db.selectFrom('customer').select('id as customer_id').where('born_on', '=', bornOn);
  return idsOf(await born.limit(4 * most).execute());
}

/**
 * Each once and in order, done here: asked to, the database would walk all of an organisation in that order instead of
 * going to the few by their index.
 */
function idsOf(rows: readonly { customer_id: string }[]): string[] {
  return [...new Set(rows.map(({ customer_id }) => customer_id))].sort();
}
