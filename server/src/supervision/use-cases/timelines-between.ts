import { hours } from '@switchboard/shared/kernel';
import { GrowingTimelines, type Interval, type Timelines } from '@switchboard/shared/metrics';
import type { Database } from '../../platform/database/index.ts';
import type { EventLog } from '../../platform/events/event-log.ts';
import { countedEventsAfter, lastSeqBefore } from '../storage/counted-events.ts';

/** What agents were when the interval began, they became before it: reading begins so much earlier. */
const earlier = hours(24);
const atOnce = 1_000;

/** The timelines of an interval of the past, read once and not kept. */
export async function timelinesBetween(
  { database, eventLog }: { readonly database: Database; readonly eventLog: EventLog },
  organisationId: string,
  { fromAt, untilAt }: Interval,
): Promise<Timelines> {
  const timelines = new GrowingTimelines();
  const head = await eventLog.headOf(organisationId);
  let seq = await lastSeqBefore(database, organisationId, { at: fromAt - earlier, head });
  for (;;) {
    const events = await countedEventsAfter(database, organisationId, { seq, limit: atOnce });
    for (const event of events) if (event.occurredAt < untilAt) timelines.add(event);
    const last = events.at(-1);
    if (!last || events.length < atOnce || last.occurredAt >= untilAt) return timelines;
    ({ seq } = last);
  }
}
