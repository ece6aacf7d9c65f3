import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { days, hours, minutes } from '../kernel/index.ts';
import { type Calendar, calendarSchema } from './calendar.ts';
import { isOpenAt, nextChange, openingDay } from './opening.ts';

const office: Calendar = {
  key: 'office',
  name: 'Office hours',
  timeZone: 'Europe/London',
  bankHolidays: 'englandAndWales',
  week: [0, 1, 2, 3, 4].map(() => [{ from: '09:00', until: '17:30' }]).concat([[], []]),
  exceptions: [],
};
const night: Calendar = {
  ...office,
  bankHolidays: 'none',
  week: Array.from({ length: 7 }, () => [{ from: '01:30', until: '04:00' }]),
};
const always: Calendar = {
  ...office,
  bankHolidays: 'none',
  week: Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]),
};
const at = (iso: string) => Date.parse(iso);
const next = (calendar: Calendar, iso: string) => {
  const change = nextChange(calendar, at(iso));
  return change && `${change.becomes} ${new Date(change.at).toISOString().slice(0, 16)}`;
};

describe('opening hours', () => {
  test('hold their beginning and not their end', () => {
    expect(isOpenAt(office, at('2026-11-16T08:59:59.999Z'))).toBe(false);
    expect(isOpenAt(office, at('2026-11-16T09:00:00Z'))).toBe(true);
    expect(isOpenAt(office, at('2026-11-16T17:29:59.999Z'))).toBe(true);
    expect(isOpenAt(office, at('2026-11-16T17:30:00Z'))).toBe(false);
  });

  test('are by the clock on the wall, also in summer', () => {
    expect(isOpenAt(office, at('2026-07-06T08:00:00Z'))).toBe(true);
    expect(isOpenAt(office, at('2026-07-06T16:30:00Z'))).toBe(false);
  });

  test('end with the week, and begin again with the next', () => {
    expect(isOpenAt(office, at('2026-11-21T12:00:00Z'))).toBe(false);
    expect(next(office, '2026-11-20T18:00:00Z')).toBe('open 2026-11-23T09:00');
  });

  test('a bank holiday is closed, a substitute day too, and an exception outranks both', () => {
    expect(next(office, '2026-12-24T12:00:00Z')).toBe('closed 2026-12-24T17:30');
    // Christmas Day is a Friday, Boxing Day is kept on Monday.
    expect(next(office, '2026-12-24T18:00:00Z')).toBe('open 2026-12-29T09:00');
    const open = [{ from: '10:00', until: '12:00' }];
    const exceptions = [
      { date: '2026-12-28', title: 'Skeleton staff', open },
      { date: '2026-12-29', title: 'Stocktaking', open: [] },
    ];
    const staffed: Calendar = { ...office, exceptions };
    expect(next(staffed, '2026-12-24T18:00:00Z')).toBe('open 2026-12-28T10:00');
    expect(next(staffed, '2026-12-28T12:00:00Z')).toBe('open 2026-12-30T09:00');
    expect(openingDay(staffed, '2026-12-28').rule).toEqual({ kind: 'exception', title: 'Skeleton staff' });
    expect(openingDay(office, '2026-12-28').rule).toEqual({ kind: 'bankHoliday', key: 'boxingDay' });
  });

  test('in spring a time that is not shown is the moment at which the clock is put forward', () => {
    expect(next(night, '2026-03-28T12:00:00Z')).toBe('open 2026-03-29T01:00');
    expect(next(night, '2026-03-29T01:00:00Z')).toBe('closed 2026-03-29T03:00');
    const lost: Calendar = { ...night, week: Array.from({ length: 7 }, () => [{ from: '01:10', until: '01:50' }]) };
    expect(next(lost, '2026-03-28T12:00:00Z')).toBe('open 2026-03-30T00:10');
  });

  test('in autumn the hour that comes twice is open both times, without a gap between', () => {
    expect(next(night, '2026-10-24T12:00:00Z')).toBe('open 2026-10-25T00:30');
    expect(isOpenAt(night, at('2026-10-25T01:10:00Z'))).toBe(true);
    expect(next(night, '2026-10-25T00:30:00Z')).toBe('closed 2026-10-25T04:00');
    const early: Calendar = { ...night, week: Array.from({ length: 7 }, () => [{ from: '00:15', until: '01:15' }]) };
    expect(next(early, '2026-10-24T23:20:00Z')).toBe('closed 2026-10-25T01:15');
  });

  test('spans that touch are one, over midnight too', () => {
    const evening: Calendar = {
      ...night,
      week: Array.from({ length: 7 }, () => [
        { from: '00:00', until: '02:00' },
        { from: '18:00', until: '21:00' },
        { from: '21:00', until: '24:00' },
      ]),
    };
    expect(next(evening, '2026-11-16T19:00:00Z')).toBe('closed 2026-11-17T02:00');
  });

  test('what never closes and what never opens has no next change', () => {
    expect(nextChange(always, at('2026-11-16T19:00:00Z'))).toBeNull();
    expect(nextChange({ ...always, week: Array.from({ length: 7 }, () => []) }, at('2026-11-16T19:00:00Z'))).toBeNull();
  });

  test('a day of 25 hours is open for 25 hours', () => {
    const sundays: Calendar = { ...always, week: always.week.map((day, index) => (index === 6 ? day : [])) };
    const opens = nextChange(sundays, at('2026-10-22T12:00:00Z'))?.at ?? 0;
    const closes = nextChange(sundays, opens)?.at ?? 0;
    expect(closes - opens).toBe(hours(25));
    const inSpring = nextChange(sundays, at('2026-03-26T12:00:00Z'))?.at ?? 0;
    expect((nextChange(sundays, inSpring)?.at ?? 0) - inSpring).toBe(hours(23));
  });

  test('a time zone that nobody knows is refused', () => {
    expect(calendarSchema.safeParse(office).success).toBe(true);
    expect(calendarSchema.safeParse({ ...office, timeZone: 'Europe/Nowhere' }).success).toBe(false);
  });
});

const time = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const of = (value: number) => String(value).padStart(2, '0');
  return `${of(Math.floor(quarter / 4))}:${of((quarter % 4) * 15)}`;
});
const span = fc
  .tuple(time, time)
  .filter(([from, until]) => from < until)
  .map(([from, until]) => ({ from, until }));
const day = fc.array(span, { maxLength: 3 });
const calendar = fc.record({
  key: fc.constant('any'),
  name: fc.constant('Any'),
  timeZone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'),
  bankHolidays: fc.constantFrom(
    'englandAndWales' as const,
    'scotland' as const,
    'northernIreland' as const,
    'none' as const,
  ),
  week: fc.array(day, { minLength: 7, maxLength: 7 }),
  exceptions: fc.array(
    fc.record({
      date: fc
        .integer({ min: 0, max: 900 })
        .map((count) => new Date(at('2026-01-01') + days(count)).toISOString().slice(0, 10)),
      title: fc.constant('A day'),
      open: day,
    }),
    { maxLength: 4 },
  ),
});
// Half of them in the weeks in which clocks change.
const moment = fc.oneof(
  fc.integer({ min: at('2026-01-01'), max: at('2028-06-01') }),
  fc
    .tuple(
      fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
      fc.integer({ min: -days(2), max: days(2) }),
    )
    .map(([date, aside]) => at(date) + aside),
);

/** By a way of its own: reads the clock as text and compares it with the day's spans. */
function readsOpen({ timeZone, ...rules }: Calendar, now: number): boolean {
  const [date = '', clock = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(now)
    .split(' ');
  return openingDay(rules, date).open.some(({ from, until }) => from <= clock && clock < until);
}
/** Whether the clock is put back within so long of this moment: then a span may go on through what the clock repeats. */
function isRepeating(timeZone: string, now: number): boolean {
  const read = (instant: number) =>
    Date.parse(
      `${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant).replace(' ', 'T')}Z`,
    );
  return read(now + hours(1)) - read(now - hours(1)) < hours(2);
}

describe('whatever the calendar', () => {
  test('who reads an opening time on the clock is served, and nobody else', () => {
    fc.assert(
      fc.property(calendar, moment, (any, now) => {
        const isOpen = isOpenAt(any, now);
        if (readsOpen(any, now)) expect(isOpen).toBe(true);
        else if (!isRepeating(any.timeZone, now)) expect(isOpen).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing changes before the next change, and then it does', () => {
    fc.assert(
      fc.property(calendar, moment, fc.double({ min: 0, max: 1, noNaN: true }), (any, now, part) => {
        const was = isOpenAt(any, now);
        const change = nextChange(any, now);
        const until = change?.at ?? now + days(399);
        expect(until).toBeGreaterThan(now);
        expect(isOpenAt(any, now + Math.floor((until - now - 1) * part))).toBe(was);
        if (!change) return;
        expect(change.becomes).toBe(was ? 'closed' : 'open');
        expect(isOpenAt(any, change.at - 1)).toBe(was);
        expect(isOpenAt(any, change.at)).toBe(!was);
        expect(change.at % minutes(1)).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
