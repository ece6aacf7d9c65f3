import { hours, minutes } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { nextAttempt } from './callback-rules.ts';

const now = Date.UTC(2026, 10, 20, 16);
const policy = { attempts: 3, retryAfterMinutes: 15, withinHours: 24 };
const always = (at: number) => at;
const next = (
  attempts: number,
  outcome: 'noAnswer' | 'voicemail' | 'wrongNumber',
  promisedAgo = hours(1),
  opensFrom: (at: number) => number | null = always,
) => nextAttempt(policy, { promisedAt: now - promisedAgo, attempts, outcome }, { now, opensFrom });

describe('[C-08 part] semantics 18: a callback that reached nobody', () => {
  it('is tried again after the gap, until its attempts are used; a voice mailbox is not the citizen', () => {
    expect(next(1, 'noAnswer')).toBe(now + minutes(15));
    expect(next(2, 'voicemail')).toBe(now + minutes(15));
    expect(next(3, 'voicemail')).toBeNull();
  });

  it('is tried within opening hours, and never later than was promised', () => {
    const tomorrow = now + hours(16);
    expect(next(1, 'noAnswer', hours(1), () => tomorrow)).toBe(tomorrow);
    expect(next(1, 'noAnswer', hours(9), () => tomorrow)).toBeNull();
    expect(next(1, 'noAnswer', hours(1), () => null)).toBeNull();
  });

  it('does not ring a number twice that is somebody else’s', () => {
    expect(next(1, 'wrongNumber')).toBeNull();
  });
});
