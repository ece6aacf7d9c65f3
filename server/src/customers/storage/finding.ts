import { type AddressInput, formatAddress, type PointInput, pointKey } from '@switchboard/shared/customers';
import type { Transaction } from '../../platform/database/index.ts';
import { makeFindable } from '../../platform/search/index.ts';
import type { CustomerDetails } from './customers.ts';

/** The kind of record under which customers stand in the search index. */
export const customerKind = 'customer';

export interface FindableCustomer extends Pick<CustomerDetails, 'name' | 'knownAs'> {
  readonly id: string;
  readonly organisationId: string;
  readonly reference: string;
  readonly points: readonly PointInput[];
  readonly addresses: readonly AddressInput[];
}

/**
 * A customer is found by names, points, addresses and reference. Markers and notes must not be added here: what can be
 * searched can be found out, and a restricted marker is for few.
 */
export function makeCustomerFindable(tx: Transaction, customer: FindableCustomer): Promise<void> {
  const { id, organisationId, reference, points, addresses } = customer;
  const written = (kind: PointInput['kind']) => {
    const spellings = points.filter((point) => point.kind === kind).flatMap((each) => [each.value, pointKey(each)]);
    return spellings.filter((each) => each !== null).join(' , ') || null;
  };
  // A right to write customers that is held in one service area reaches every customer, and so does its index entry.
  return makeFindable(tx.asSystem('customer.findable'), {
    kind: customerKind,
    id,
    organisationId,
    areaId: null,
    fields: {
      name: [customer.name, customer.knownAs].filter(Boolean).join(' '),
      phones: written('phone'),
      emails: written('email'),
      handles: written('handle'),
      addresses:
        addresses
          .map((address) => `${formatAddress(address)} ${address.postcode?.replace(' ', '') ?? ''}`)
          .join(' , ') || null,
      reference,
    },
  });
}
