import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Tables } from '../platform/database/tables.ts';

/** What the feature needs of later ones. */
export interface AgentNeeds {
  /** Says of a person whether she may take a queue's contacts; undefined when there is no such queue in this scope. Told by `queues`. */
  readonly whoCanTake: (
    db: Kysely<Tables>,
    wish: { readonly queueId: string; readonly now: Instant },
  ) => Promise<((userId: string) => boolean) | undefined>;
  /** Ids of the skills that can be held in this scope. Told by `queues`. */
  readonly skillsKnown: (db: Kysely<Tables>) => Promise<ReadonlySet<string>>;
}
