import { type Closure, closureFor } from '@switchboard/shared/hours';
import type { Instant } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { closuresInForce } from '../storage/closures.ts';

type Db = Kysely<Tables>;

/** The emergency closure in force for a queue, if there is one. */
export async function closureOfQueue(
  db: Db,
  { id, organisationId }: Pick<QueueRecord, 'id' | 'organisationId'>,
  now: Instant,
): Promise<Closure | undefined> {
  return closureFor(await closuresInForce(db, organisationId, now), id, now);
}

/** What the citizen is told of a closure, once in a conversation. */
export function announcementOf({ id, words }: Closure) {
  return { key: `closure-${id}`, text: words };
}
