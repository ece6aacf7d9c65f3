import type { InputOf } from '@switchboard/shared/access';
import type { customerOperations } from '@switchboard/shared/customers';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, newId, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { customersById, insertCustomer, nextReference } from '../storage/customers.ts';
import { makeCustomerFindable } from '../storage/finding.ts';
import { replaceAddresses, replacePoints } from '../storage/points-and-addresses.ts';
import { findDuplicates } from './find-duplicates.ts';

export type NewCustomer = InputOf<typeof customerOperations.create>;

/**
 * Makes a record, unless it resembles one that the caller has not said she looked at. Naming those she saw lets her go
 * on, and the audit trail shows whom she passed over.
 */
export async function createCustomer(
  tx: Transaction,
  input: NewCustomer,
): Promise<Result<{ customerId: string; reference: string }, Refusal>> {
  const { knownDuplicateIds, ...customer } = input;
  const seen = await customersById(tx.db, knownDuplicateIds);
  if (seen.length < new Set(knownDuplicateIds).size) return refused({ code: 'request/not-found' });
  const draft = { ...customer, postcodes: customer.addresses.flatMap(({ postcode }) => postcode ?? []) };
  const candidates = await findDuplicates(tx.db, draft);
  if (candidates.some(({ customerId }) => !knownDuplicateIds.includes(customerId))) {
    return refused({ code: 'customer/possible-duplicate', details: { candidates } });
  }
  const kept = await keepNewCustomer(tx, customer);
  if (!kept) return refused({ code: 'request/not-found' });
  const { customerId } = kept;
  tx.event({ type: 'customer.created', subjectId: customerId, body: { version: 1 } });
  const facts = knownDuplicateIds.length > 0 ? { knownDuplicateIds } : undefined;
  await tx.audit({ subject: { kind: 'customer', id: customerId }, after: customer, facts });
  return accepted(kept);
}

/**
 * Keeps a new record and makes it findable, without asking whom it resembles: for imports that have judged that
 * themselves. Null when a point or address names an id: nothing is there yet that could have one.
 */
export async function keepNewCustomer(
  tx: Transaction,
  customer: Omit<NewCustomer, 'knownDuplicateIds'>,
): Promise<{ customerId: string; reference: string } | null> {
  const { organisationId } = tx.scope;
  const customerId = newId(tx.now);
  const owner = { organisationId, customerId, now: tx.now };
  const reference = await nextReference(tx.db, organisationId);
  await insertCustomer(tx.db, { ...customer, id: customerId, organisationId, reference, now: tx.now });
  const arePointsNew = await replacePoints(tx.db, owner, customer.points);
  const areAddressesNew = await replaceAddresses(tx.db, owner, customer.addresses);
  if (!arePointsNew || !areAddressesNew) return null;
  await makeCustomerFindable(tx, { ...customer, id: customerId, organisationId, reference });
  return { customerId, reference };
}
