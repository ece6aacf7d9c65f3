import type { Instant } from '../kernel/index.ts';
import { bankHolidayOn, type BankHolidayKey } from './bank-holidays.ts';
import type { Calendar, Span } from './calendar.ts';
import { addDays, dateAt, instantOf, type LocalDate, weekdayOf } from './wall-clock.ts';

/** What says when it is open on a day. */
export type DayRule =
  | { readonly kind: 'weekday' }
  | { readonly kind: 'bankHoliday'; readonly key: BankHolidayKey }
  | { readonly kind: 'exception'; readonly title: string };

export interface OpeningDay {
  readonly date: LocalDate;
  readonly rule: DayRule;
  readonly open: readonly Span[];
}

type Hours = Pick<Calendar, 'timeZone' | 'bankHolidays' | 'week' | 'exceptions'>;
interface Interval {
  readonly from: Instant;
  readonly until: Instant;
}

/** Further ahead nothing is looked for: a calendar that is closed for so long is closed for good. */
const furthestDays = 400;
/** The day ends when the next one begins, however often the clock shows it. */
const midnight = '24:00';

/** An exception outranks a bank holiday, and a bank holiday the weekday. */
export function openingDay({ bankHolidays, week, exceptions }: Omit<Hours, 'timeZone'>, date: LocalDate): OpeningDay {
  const exception = exceptions.find((day) => day.date === date);
  if (exception) return { date, rule: { kind: 'exception', title: exception.title }, open: exception.open };
  const holiday = bankHolidayOn(bankHolidays, date);
  if (holiday) return { date, rule: { kind: 'bankHoliday', key: holiday.key }, open: [] };
  return { date, rule: { kind: 'weekday' }, open: week[weekdayOf(date)] ?? [] };
}

/**
 * Whether it is open at this moment. A span begins at the first moment at which the clock on the wall shows its
 * beginning, and ends at the last one at which it shows its end: who reads an opening time on her clock is served,
 * also in the hour that autumn repeats.
 */
export function isOpenAt(calendar: Hours, at: Instant): boolean {
  return intervalsOf(calendar, dateAt(calendar.timeZone, at)).some(({ from, until }) => from <= at && at < until);
}

export interface OpeningChange {
  readonly at: Instant;
  readonly becomes: 'open' | 'closed';
}

/** When it next opens or closes after this moment; null where it does neither within 400 days. */
export function nextChange(calendar: Hours, after: Instant): OpeningChange | null {
  if (neverCloses(calendar)) return null;
  const becomes = isOpenAt(calendar, after) ? 'closed' : 'open';
  let date = dateAt(calendar.timeZone, after);
  let openUntil: Instant | null = becomes === 'closed' ? after : null;
  for (let looked = 0; looked <= furthestDays; looked += 1) {
    for (const { from, until } of intervalsOf(calendar, date)) {
      if (until <= after) continue;
      if (openUntil === null) return { at: from, becomes };
      if (from > openUntil) return { at: openUntil, becomes };
      openUntil = Math.max(openUntil, until);
    }
    date = addDays(date, 1);
  }
  return null;
}

function neverCloses({ bankHolidays, week, exceptions }: Hours): boolean {
  const isWhole = (open: readonly Span[]) => open.some(({ from, until }) => from === '00:00' && until === midnight);
  return bankHolidays === 'none' && week.every(isWhole) && exceptions.every(({ open }) => isWhole(open));
}

/** When it is open on a day, in order; they may touch. */
function intervalsOf(calendar: Hours, date: LocalDate): Interval[] {
  return openingDay(calendar, date)
    .open.map(({ from, until }) => ({
      from: instantOf(calendar.timeZone, { date, time: from, which: 'first' }),
      until: instantOf(calendar.timeZone, { date, time: until, which: until === midnight ? 'first' : 'last' }),
    }))
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => one.from - other.from);
}
