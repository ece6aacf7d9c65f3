import { describe, expect, it } from 'vitest';
import { startOfDay } from './start-of-day.ts';

describe('the day that figures are counted from', () => {
  const london = (text: string) => new Date(startOfDay(Date.parse(text), 'Europe/London')).toISOString();

  it('begins at midnight where the organisation is', () => {
    expect(london('2026-11-20T14:20:31.500Z')).toBe('2026-11-20T00:00:00.000Z');
    expect(london('2026-07-02T23:30:00Z')).toBe('2026-07-02T23:00:00.000Z');
    expect(london('2026-07-02T22:59:59Z')).toBe('2026-07-01T23:00:00.000Z');
  });

  it('begins at midnight also when the clocks change in between', () => {
    expect(london('2026-03-29T15:00:00Z')).toBe('2026-03-29T00:00:00.000Z');
    expect(london('2026-10-25T15:00:00Z')).toBe('2026-10-24T23:00:00.000Z');
    expect(london('2026-10-25T00:30:00Z')).toBe('2026-10-24T23:00:00.000Z');
  });
});
