import type { ArrivalPoint } from '@switchboard/shared/customers';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { customersByPoint } from '../storage/lookups.ts';

export interface ResolvedPoint {
  readonly match: 'one' | 'several' | 'none';
  /** In no order that says who is likelier. */
  readonly customerIds: readonly string[];
}

/** Whose contact point this is, among the customers in sight of the handle. One look at an index. */
export async function resolveContactPoint(db: Kysely<Tables>, point: ArrivalPoint): Promise<ResolvedPoint> {
  const customerIds = await customersByPoint(db, point);
  if (customerIds.length === 0) return { match: 'none', customerIds };
  return { match: customerIds.length === 1 ? 'one' : 'several', customerIds };
}
