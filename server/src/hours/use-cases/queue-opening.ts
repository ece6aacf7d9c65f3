import { type Calendar, type Closure, closureFor, isOpenAt, nextChange } from '@switchboard/shared/hours';
import type { Instant } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { Rows } from '../../agents/index.ts';
import { publishedPlan } from '../../queues/index.ts';
import { closuresInForce } from '../storage/closures.ts';

type Queue = Pick<QueueRecord, 'id' | 'organisationId' | 'calendar'>;

/** The hours of an organisation's queues, as they are now. */
export interface Hours {
  closureOf(queue: Queue, at: Instant): Closure | undefined;
  /** Its calendar; undefined where it has none, and is open always. */
  calendarOf(queue: Queue): Calendar | undefined;
  /** An emergency closure outranks every calendar. */
  isOpen(queue: Queue, at: Instant): boolean;
  /** The first moment from this one on at which it is open; null when that cannot be foreseen. */
  opensFrom(queue: Queue, at: Instant): Instant | null;
}

export async function hoursOf(rows: Rows, organisationId: string, now: Instant): Promise<Hours> {
  const closures = await closuresInForce(rows, organisationId, now);
  const { plan } = await publishedPlan(rows, organisationId);
  const calendars = new Map(plan.calendars.map((calendar) => [calendar.key, calendar]));
  const hours: Hours = {
    closureOf: ({ id }, at) => closureFor(closures, id, at),
    calendarOf: ({ calendar }) => (calendar === null ? undefined : calendars.get(calendar)),
    isOpen(queue, at) {
      const calendar = hours.calendarOf(queue);
      return !hours.closureOf(queue, at) && (!calendar || isOpenAt(calendar, at));
    },
    opensFrom(queue, from) {
      const calendar = hours.calendarOf(queue);
      let at: Instant | null = from;
      // Each closure and each opening is passed once: a few steps reach the first moment that has neither against it.
      for (let steps = 0; at !== null && steps < mostSteps; steps += 1) {
        const closure = hours.closureOf(queue, at);
        if (closure) at = closure.untilAt;
        else if (!calendar || isOpenAt(calendar, at)) return at;
        else at = nextChange(calendar, at)?.at ?? null;
      }
      return null;
    },
  };
  return hours;
}

const mostSteps = 50;

/** The emergency closure in force for a queue, if there is one. */
export async function closureOfQueue(rows: Rows, queue: Queue, now: Instant): Promise<Closure | undefined> {
  return closureFor(await closuresInForce(rows, queue.organisationId, now), queue.id, now);
}

/** What the citizen is told of a closure, once in a conversation. */
export function announcementOf({ id, words }: Closure) {
  return { key: `closure-${id}`, text: words };
}
