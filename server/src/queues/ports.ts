import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Tables } from '../platform/database/tables.ts';

export interface Waiting {
  readonly count: number;
  /** When the one that waits longest was first queued. */
  readonly longestSinceAt: Instant;
}

/** A channel or a flow from which contacts come into a queue. */
export interface WayIn {
  readonly queueKey: string;
  readonly from: 'channel' | 'flow';
  /** As its authors call it. */
  readonly name: string;
}

/** What the feature needs of later ones. */
export interface QueueNeeds {
  /** Who waits, by queue, of the queues this scope can see. Told by `routing`. */
  readonly waitingByQueue: (db: Kysely<Tables>) => Promise<ReadonlyMap<string, Waiting>>;
  /** What leads into queues in this scope's organisation. Told by `channels` and `flows`. */
  readonly waysIn: (db: Kysely<Tables>, organisationId: string) => Promise<readonly WayIn[]>;
}
