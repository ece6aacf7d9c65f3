import type { OpeningHours } from '@switchboard/shared/flows';
import type { Instant } from '@switchboard/shared/kernel';

export const alwaysOpen: OpeningHours = {
  timeZone: 'Europe/London',
  week: Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]),
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether somebody is there at this moment; summer time is the time zone's business. */
export function isOpenAt({ timeZone, week }: OpeningHours, now: Instant): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.formatToParts(now).find((part) => part.type === type)?.value ?? '';
  const time = `${of('hour')}:${of('minute')}`;
  return week[weekdays.indexOf(of('weekday'))]?.some(({ from, until }) => from <= time && time < until) ?? false;
}
