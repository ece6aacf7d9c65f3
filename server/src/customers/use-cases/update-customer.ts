import type { InputOf } from '@switchboard/shared/access';
import type { customerOperations } from '@switchboard/shared/customers';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { changeCustomer, detailsOf, lockCustomer } from '../storage/customers.ts';
import { makeCustomerFindable } from '../storage/finding.ts';
import { addressesOf, pointsOf, replaceAddresses, replacePoints } from '../storage/points-and-addresses.ts';

/** Changes details, points and addresses together, against the version the caller has seen. */
export async function updateCustomer(
  tx: Transaction,
  { customerId, version: seen, ...after }: InputOf<typeof customerOperations.update>,
): Promise<Result<{ version: number }, Refusal>> {
  const row = await lockCustomer(tx.db, customerId);
  if (!row) return refused({ code: 'request/not-found' });
  if (row.version !== seen) return refused({ code: 'record/changed-meanwhile', details: { version: row.version } });
  const before = {
    ...detailsOf(row),
    points: (await pointsOf(tx.db, [customerId])).get(customerId) ?? [],
    addresses: (await addressesOf(tx.db, [customerId])).get(customerId) ?? [],
  };
  const { organisationId } = tx.scope;
  const owner = { organisationId, customerId, now: tx.now };
  const arePointsHers = await replacePoints(tx.db, owner, after.points);
  const areAddressesHers = await replaceAddresses(tx.db, owner, after.addresses);
  if (!arePointsHers || !areAddressesHers) return refused({ code: 'request/not-found' });
  const version = await changeCustomer(tx.db, customerId, after, tx.now);
  await makeCustomerFindable(tx, { ...after, id: customerId, organisationId, reference: row.reference });
  tx.event({ type: 'customer.changed', subjectId: customerId, body: { version } });
  await tx.audit({ subject: { kind: 'customer', id: customerId }, before, after });
  return accepted({ version });
}
