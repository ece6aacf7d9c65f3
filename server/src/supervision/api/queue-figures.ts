import type { OutputOf } from '@switchboard/shared/access';
import { accepted, type Instant, minutes, seconds } from '@switchboard/shared/kernel';
import {
  everyMeasure,
  type Interval,
  type Measure,
  type Scope,
  type Timelines,
  timelinesByQueue,
  valueOf,
  waitingAt,
} from '@switchboard/shared/metrics';
import type { QueueRecord } from '@switchboard/shared/queues';
import { figureOperations, type QueueFigures, type ShownFigure } from '@switchboard/shared/supervision';
import type { OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import { queuesOf } from '../../queues/index.ts';
import { startOfDay, timeZone } from '../domain/start-of-day.ts';
import { heldThreshold } from '../domain/thresholds.ts';
import type { LiveTimelines } from '../use-cases/live-timelines.ts';

/** Whoever leaves within this time has not given anybody a chance (field.md §2.2). */
const shortMs = seconds(5);

export function registerQueueFigures(registry: OperationRegistry, timelines: LiveTimelines): void {
  registry.query(figureOperations.ofQueues, async (call, input) =>
    accepted(await figuresOf(call, timelines, input.minutes)),
  );
}

async function figuresOf(
  { db, scope, now }: QueryCall,
  live: LiveTimelines,
  lastMinutes: number | undefined,
): Promise<OutputOf<typeof figureOperations.ofQueues>> {
  const midnight = startOfDay(now, timeZone);
  const fromAt = lastMinutes === undefined ? midnight : now - minutes(lastMinutes);
  const timelinesOf = timelinesByQueue(await live.since(scope.organisationId, midnight));
  const ours = (await queuesOf(db)).filter(({ organisationId }) => organisationId === scope.organisationId);
  const interval = { fromAt, untilAt: untilNow(now) };
  return { at: now, fromAt, queues: ours.map((queue) => ofQueue(queue, timelinesOf(queue.id), interval)) };
}

/** What has happened at this very moment counts. */
export const untilNow = (now: Instant): Instant => now + 1;

function ofQueue(queue: QueueRecord, timelines: Timelines, interval: Interval): QueueFigures {
  const { id, name, targetSeconds } = queue;
  const scope = { queueId: id };
  const { waiting, longestSinceAt } = waitingAt(timelines, interval.untilAt, scope);
  const measures = everyMeasure({ targetMs: seconds(targetSeconds), shortMs }).filter(({ of }) => of !== 'agents');
  const figures = measures.map((measure) => shown(measure, timelines, interval, scope));
  const thresholds = queue.thresholds.map((one) => heldThreshold(one, timelines, interval, id));
  return { id, name, targetSeconds, waiting, longestWaitSinceAt: longestSinceAt, figures, thresholds };
}

function shown(measure: Measure, timelines: Timelines, interval: Interval, scope: Scope): ShownFigure {
  const { name, title, formula, counts, unit, version } = measure;
  const figure = measure.take(timelines, interval, scope);
  return { name, title, formula, counts, unit, version, ...figure, value: valueOf(figure) };
}
