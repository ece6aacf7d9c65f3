import { actorNamesFrom } from '../identity/index.ts';
import type { Scope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import type { Platform } from '../platform/platform.ts';
import { registerCustomerCommands } from './api/customer-commands.ts';
import { registerCustomerQuestions } from './api/customer-questions.ts';
import { registerLiveCustomers } from './api/live-customers.ts';
import type { ContactHistory } from './ports.ts';
import './storage/tables.ts';
import { readBriefs } from './use-cases/read-customers.ts';

export type { ContactHistory, ContactHistoryWish, TimelinePlace } from './ports.ts';
export { customerNamesOf } from './storage/customers.ts';
export { customerMigrations } from './storage/migrations.ts';
export { type ImportedCustomer, importCustomer } from './use-cases/import-customer.ts';
export { type ResolvedPoint, resolveContactPoint } from './use-cases/resolve-contact-point.ts';

/** Registers every operation of the feature and what it lets out on the live link. */
export function registerCustomers(
  { registry, catalogue, database, clock }: Pick<Platform, 'registry' | 'catalogue' | 'database' | 'clock'>,
  needs: { readonly contactHistory: ContactHistory },
): void {
  registerCustomerQuestions(registry, { database, clock, ...needs, actorNames: actorNamesFrom(database) });
  registerCustomerCommands(registry);
  registerLiveCustomers(catalogue);
}

/**
 * Customers in brief for whoever shows them to somebody: only what that scope may see. Not within a transaction; who
 * calls it sees to the audit entry.
 */
export function readCustomerBriefs(database: Database, scope: Scope, ids: readonly string[]) {
  return readBriefs({ db: database.read(scope), scope, actorNames: actorNamesFrom(database) }, ids);
}
