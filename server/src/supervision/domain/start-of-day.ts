import type { Instant } from '@switchboard/shared/kernel';

/** Where the organisations are until each says so itself (calendars of the router's issue). */
export const timeZone = 'Europe/London';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Midnight of the day that it is now in a time zone, also on the two days a year that have 23 or 25 hours. */
export function startOfDay(now: Instant, zone: string): Instant {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const wall = (at: Instant): number => {
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!);
  };
  const midnightOnTheWall = Math.floor(wall(now) / dayMs) * dayMs;
  // The zone's offset at midnight is the one now, or an hour beside it: whichever reads as midnight there.
  const guess = now - (now % 1_000) - (wall(now) - midnightOnTheWall);
  const candidates = [guess, guess - hourMs, guess + hourMs];
  return candidates.find((at) => wall(at) === midnightOnTheWall) ?? guess;
}
