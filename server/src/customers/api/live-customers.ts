import { type CustomerEvent, customerEventAudience } from '@switchboard/shared/customers';
import type { LiveCatalogue } from '../../platform/subscriptions/index.ts';
import { seesRestricted } from '../domain/restricted-markers.ts';

/** Tells desks that a customer has changed; what it is now they read, and the reading is written down. */
export function registerLiveCustomers(catalogue: LiveCatalogue): void {
  for (const [type, audience] of Object.entries(customerEventAudience)) {
    catalogue.projection({
      type: type as CustomerEvent['type'],
      audience,
      bodyFor: ({ body }, { rights }) => (body['isRestricted'] === true && !seesRestricted(rights) ? null : body),
    });
  }
}
