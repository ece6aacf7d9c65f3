import { type Instant, minutes } from '@switchboard/shared/kernel';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { estimatedWait, type WaitRange } from '../domain/estimated-wait.ts';
import './tables.ts';

type Db = Kysely<Tables>;

const lookBackMs = minutes(30);
/** Said in these words, and not with values handed in, so that the index of open contacts serves it. */
const isWaiting = sql<boolean>`state = 'queued' and state not in ('ended', 'abandoned')`;

export interface QueuePlace {
  /** 1: next. */
  readonly place: number;
  readonly waitMinutes: WaitRange | null;
}

/** Where a waiting contact stands in its queue, and an honest wait or none; null when it does not wait. */
export async function queuePlace(db: Db, contactId: string, now: Instant): Promise<QueuePlace | null> {
  const contact = await db
    .selectFrom('contact')
    .select(['id', 'queue_id', 'band', 'first_queued_at', 'state_since_at', 'state'])
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (contact?.state !== 'queued' || contact.queue_id === null) return null;
  const here = [contact.band, contact.first_queued_at ?? contact.state_since_at, contact.id];
  const { ahead } = await db
    .selectFrom('contact')
    .select((select) => select.fn.countAll<number | string>().as('ahead'))
    .where(isWaiting)
    // Not `queue_id = ?`: that would read the queue's past along its own index, however few wait.
    .where(sql<boolean>`coalesce(queue_id, '') = ${contact.queue_id}`)
    .where(sql<boolean>`(band, first_queued_at, id) < (${sql.join(here)})`)
    .executeTakeFirstOrThrow();
  const place = Number(ahead) + 1;
  const taken = await takenSince(db, contact.queue_id, now - lookBackMs);
  return { place, waitMinutes: estimatedWait({ place, taken, withinMs: lookBackMs }) };
}

/** Who waits, by queue, of the queues this scope can see. */
export async function waitingByQueue(db: Db): Promise<Map<string, { count: number; longestSinceAt: Instant }>> {
  const rows = await db
    .selectFrom('contact')
    .select((select) => [
      'queue_id',
      select.fn.countAll<number | string>().as('count'),
      sql<number>`min(coalesce(first_queued_at, state_since_at))`.as('since'),
    ])
    .where(isWaiting)
    .groupBy('queue_id')
    .execute();
  return new Map(
    rows.flatMap((row) =>
      row.queue_id === null ? [] : [[row.queue_id, { count: Number(row.count), longestSinceAt: Number(row.since) }]],
    ),
  );
}

async function takenSince(db: Db, queueId: string, since: Instant): Promise<number> {
  const { taken } = await db
    .selectFrom('reservation')
    .select((select) => select.fn.countAll<number | string>().as('taken'))
    .where('queue_id', '=', queueId)
    .where(sql<boolean>`state = 'accepted'`)
    .where('ended_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(taken);
}
