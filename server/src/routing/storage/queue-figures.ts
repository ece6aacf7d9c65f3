import { type Instant, minutes } from '@switchboard/shared/kernel';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { answerPace, type AnswerPace } from '../domain/answer-pace.ts';
import { estimatedWait, waitRange, type WaitRange } from '../domain/estimated-wait.ts';
import { presentShares } from './queue-staff.ts';
import './tables.ts';

type Db = Kysely<Tables>;

const lookBackMs = minutes(30);
const mostAnswers = 200;
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
  return { place, waitMinutes: waitRange(estimatedWait(place, await paceOf(db, contact.queue_id, now))) };
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

/** How fast a queue is answered by those who are there now; null: there is no telling. */
export async function paceOf(db: Db, queueId: string, now: Instant): Promise<AnswerPace | null> {
  const newest = await db
    .selectFrom('reservation')
    .select(['ended_at', 'user_id'])
    .where('queue_id', '=', queueId)
    .where(sql<boolean>`state = 'accepted'`)
    .where('ended_at', '>', now - lookBackMs)
    .orderBy('ended_at', 'desc')
    .limit(mostAnswers)
    .execute();
  const answers = newest.toReversed().map((row) => ({ at: row.ended_at ?? 0, userId: row.user_id }));
  return answers.length === 0 ? null : answerPace({ answers, present: await presentShares(db, { queueId, now }), now });
}
