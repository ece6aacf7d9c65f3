import type { Transaction } from '../platform/database/index.ts';

/** What later features do in the transaction in which something about a customer changes. Add functions of the module. */
export const customerHooks: {
  /** A marker of this customer was set, reviewed or taken away. */
  readonly whenMarked: Set<(tx: Transaction, customerId: string) => Promise<void>>;
} = { whenMarked: new Set() };
