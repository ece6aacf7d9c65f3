import type { ContactPoint } from '@switchboard/shared/contacts';
import { customerNamesOf, resolveContactPoint } from '../../customers/index.ts';
import type { Transaction } from '../../platform/database/index.ts';

/** What somebody is called of whom nothing is known. */
export const stranger = 'Visitor';

export interface Recognised {
  readonly match: 'one' | 'several' | 'none';
  readonly customerId: string | null;
  readonly name: string | null;
}

/** Whose contact points these are: one customer, several who share them, or nobody we know. */
export async function recognise(tx: Transaction, points: readonly ContactPoint[]): Promise<Recognised> {
  const found = new Set<string>();
  for (const point of points) {
    const { customerIds } = await resolveContactPoint(tx.db, point);
    for (const id of customerIds) found.add(id);
  }
  const [customerId] = found;
  if (customerId === undefined) return { match: 'none', customerId: null, name: null };
  if (found.size > 1) return { match: 'several', customerId: null, name: null };
  return { match: 'one', customerId, name: await customerName(tx, customerId) };
}

/** Null when there is no such customer in the organisation. */
export async function customerName(tx: Transaction, customerId: string): Promise<string | null> {
  return (await customerNamesOf(tx.db, [customerId])).get(customerId) ?? null;
}
