import type { Instant } from '@switchboard/shared/kernel';
import { countedEventTypes, type MetricEvent } from '@switchboard/shared/metrics';
import { type Database, hotStatement } from '../../platform/database/index.ts';

interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly occurred_at: number;
  readonly subject_id: string;
  readonly body: string;
}

const types = countedEventTypes.map((type) => `'${type}'`).join(', ');

const countedAfter = hotStatement(
  'event.counted-after',
  `SELECT seq, type, occurred_at, subject_id, body FROM event
   WHERE stream_id = ? AND seq > ? AND type IN (${types}) ORDER BY seq LIMIT ?`,
);

const momentOf = hotStatement('event.moment', 'SELECT occurred_at FROM event WHERE stream_id = ? AND seq = ?');

/** Events that figures are counted from, after a number of the stream. */
export async function countedEventsAfter(
  database: Database,
  organisationId: string,
  { seq, limit }: { readonly seq: number; readonly limit: number },
): Promise<MetricEvent[]> {
  const rows = await database.readPrepared<EventRow>(countedAfter, [organisationId, seq, limit]);
  return rows.map(({ subject_id: subjectId, occurred_at: occurredAt, body, ...event }) => {
    return { ...event, subjectId, occurredAt, body: JSON.parse(body) as unknown };
  });
}

/** The last number of the stream before a moment; numbers rise with time, so it is found by halving. */
export async function lastSeqBefore(
  database: Database,
  organisationId: string,
  { at, head }: { readonly at: Instant; readonly head: number },
): Promise<number> {
  let [low, high] = [0, head];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [row] = await database.readPrepared<{ occurred_at: number }>(momentOf, [organisationId, middle]);
    if (row && row.occurred_at < at) low = middle;
    else high = middle - 1;
  }
  return low;
}
