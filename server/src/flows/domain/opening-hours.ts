import type { OpeningHours } from '@switchboard/shared/flows';
import { isOpenAt } from '@switchboard/shared/hours';
import type { Instant } from '@switchboard/shared/kernel';

export const alwaysOpen: OpeningHours = {
  timeZone: 'Europe/London',
  week: Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]),
};

/** Hours of before there were calendars: they know neither bank holidays nor exceptions. */
export function isWithin({ timeZone, week }: OpeningHours, now: Instant): boolean {
  return isOpenAt({ timeZone, week, bankHolidays: 'none', exceptions: [] }, now);
}
