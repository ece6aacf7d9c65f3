import type { ContactOnTimeline } from '@switchboard/shared/customers';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Scope } from '../platform/access/scope.ts';
import type { Database, Tables } from '../platform/database/index.ts';

/** A place on a timeline: only what lies before it is wanted. Among equal instants the higher id comes first. */
export interface TimelinePlace {
  readonly at: Instant;
  readonly id: string;
}

export interface ContactHistoryWish {
  readonly scope: Scope;
  /** Read-only, limited to the scope's organisation; made under `customers.read`. */
  readonly db: Kysely<Tables>;
  readonly customerId: string;
  /** Null: from the newest. */
  readonly before: TimelinePlace | null;
  readonly limit: number;
}

/** Tells what contacts a customer had. The feature `contacts` knows; it comes later in the order and hands this in. */
export interface ContactHistory {
  /**
   * At most `limit` contacts of the customer, the newest first, by `(arrivedAt, contactId)` strictly before `before`.
   * Only those this scope may see under the rights for contacts: what lies in another service area is left out, and
   * somebody who may see no contacts gets none.
   */
  contactsOf(wish: ContactHistoryWish): Promise<readonly ContactOnTimeline[]>;
}

/** What customers needs from outside. */
export interface CustomerNeeds {
  readonly database: Database;
  readonly contactHistory: ContactHistory;
}
