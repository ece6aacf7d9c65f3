import { actorNamesFrom } from '../identity/index.ts';
import type { Platform } from '../platform/platform.ts';
import { registerCustomerCommands } from './api/customer-commands.ts';
import { registerCustomerQuestions } from './api/customer-questions.ts';
import { registerLiveCustomers } from './api/live-customers.ts';
import type { ContactHistory } from './ports.ts';
import './storage/tables.ts';

export type { ContactHistory, ContactHistoryWish, TimelinePlace } from './ports.ts';
export { customerHooks } from './hooks.ts';
export { customerNamesOf } from './storage/customers.ts';
export { openMarkerKinds } from './storage/markers.ts';
export { customerMigrations } from './storage/migrations.ts';
export { type ImportedCustomer, importCustomer } from './use-cases/import-customer.ts';
export { type ResolvedPoint, resolveContactPoint } from './use-cases/resolve-contact-point.ts';

/** Registers every operation of the feature and what it lets out on the live link. */
export function registerCustomers(
  { registry, catalogue, database }: Pick<Platform, 'registry' | 'catalogue' | 'database'>,
  needs: { readonly contactHistory: ContactHistory },
): void {
  registerCustomerQuestions(registry, { database, ...needs, actorNames: actorNamesFrom(database) });
  registerCustomerCommands(registry);
  registerLiveCustomers(catalogue);
}
