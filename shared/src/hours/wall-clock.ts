import { hours, type Instant, minutes } from '../kernel/index.ts';

/** A day of the wall calendar, such as 2026-12-25, without a time zone. */
export type LocalDate = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, using it is not. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clock on the wall shows, as if it were universal time. */
function wallTime(timeZone: string, at: Instant): number {
  const read = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => read.get(type) ?? 0;
  const toTheSecond = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return toTheSecond + (((at % 1_000) + 1_000) % 1_000);
}

function offsetAt(timeZone: string, at: Instant): number {
  return wallTime(timeZone, at) - at;
}

export function dateAt(timeZone: string, at: Instant): LocalDate {
  return new Date(wallTime(timeZone, at)).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, count: number): LocalDate {
  return new Date(Date.parse(date) + count * hours(24)).toISOString().slice(0, 10);
}

/** 0 is Monday. */
export function weekdayOf(date: LocalDate): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}

/**
 * The moment at which the clock on the wall shows this. In autumn an hour is shown twice: `first` or `last` says which
 * is meant. In spring an hour is not shown at all: then it is the moment at which the clock is put forward.
 */
export function instantOf(
  timeZone: string,
  { date, time, which }: { readonly date: LocalDate; readonly time: string; readonly which: 'first' | 'last' },
): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const wall = Date.parse(date) + hours(hour) + minutes(minute);
  const before = offsetAt(timeZone, wall - hours(26));
  const after = offsetAt(timeZone, wall + hours(26));
  const shown = [wall - before, wall - after].filter((at) => wallTime(timeZone, at) === wall);
  if (shown.length === 0) return putForwardBetween(timeZone, wall - after, wall - before);
  return which === 'first' ? Math.min(...shown) : Math.max(...shown);
}

function putForwardBetween(timeZone: string, from: Instant, until: Instant): Instant {
  const before = offsetAt(timeZone, from);
  let [earliest, latest] = [from, until];
  while (latest - earliest > 1) {
    const middle = Math.floor((earliest + latest) / 2);
    if (offsetAt(timeZone, middle) === before) earliest = middle;
    else latest = middle;
  }
  return latest;
}
