import type { OpeningHours } from '@switchboard/shared/flows';
import { describe, expect, test } from 'vitest';
import { isOpenAt } from './opening-hours.ts';

const office: OpeningHours = {
  timeZone: 'Europe/London',
  week: [0, 1, 2, 3, 4].map(() => [{ from: '09:00', until: '17:30' }]).concat([[], []]),
};
const open = (iso: string) => isOpenAt(office, Date.parse(iso));

describe('opening hours', () => {
  test('hold their beginning and not their end', () => {
    expect(open('2026-11-16T09:00:00Z')).toBe(true);
    expect(open('2026-11-16T08:59:59Z')).toBe(false);
    expect(open('2026-11-16T17:29:59Z')).toBe(true);
    expect(open('2026-11-16T17:30:00Z')).toBe(false);
  });

  test('are by the clock on the wall, also in summer', () => {
    expect(open('2026-07-06T08:00:00Z')).toBe(true);
    expect(open('2026-07-06T16:30:00Z')).toBe(false);
  });

  test('end with the week', () => {
    expect(open('2026-11-21T12:00:00Z')).toBe(false);
  });
});
