import type { Calendar } from '../../hours/index.ts';
import { repeated } from './check-names.ts';
import { type Checking, mistake } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

/** A calendar that never opens closes its queues for good: nobody means that. */
export function checkCalendars({ plan, today }: Checking): PlanFinding[] {
  return plan.calendars.flatMap((calendar) => [
    ...(isEverOpen(calendar, today)
      ? []
      : [
          mistake(
            'calendar/never-open',
            ['calendars', calendar.key],
            `The calendar ${quoted(calendar.name)} is never open: no weekday has hours, and no exception from today on has any. Give a day hours, or take the calendar away from its queues, which makes them always open.`,
          ),
        ]),
    ...repeated(calendar.exceptions, ({ date }) => date).map(({ date }) =>
      mistake(
        'calendar/day-twice',
        ['calendars', calendar.key, 'exceptions', date],
        `The calendar ${quoted(calendar.name)} says twice what ${date} is like. Keep one of the two.`,
      ),
    ),
  ]);
}

function isEverOpen({ week, exceptions }: Calendar, today: string): boolean {
  return week.some((day) => day.length > 0) || exceptions.some(({ date, open }) => date >= today && open.length > 0);
}
