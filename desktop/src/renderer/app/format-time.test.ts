import { expect, it } from 'vitest';
import { formatClock } from '../ui/Timer.tsx';
import { formatDistance } from './format-time.ts';

const now = Date.UTC(2026, 10, 20, 12);

it('says how far a moment is, coarse on purpose', () => {
  expect(formatDistance(now - 20_000, now)).toBe('just now');
  expect(formatDistance(now - 7 * 60_000, now)).toBe('7 min ago');
  expect(formatDistance(now - 3 * 3_600_000, now)).toBe('3 h ago');
  expect(formatDistance(now - 86_400_000, now)).toBe('1 day ago');
  expect(formatDistance(now + 2 * 86_400_000, now)).toBe('in 2 days');
  expect(formatDistance(now + 5_000, now)).toBe('in under a minute');
});

it('shows a running time with hours only when there are any', () => {
  expect(formatClock(258_000)).toBe('4:18');
  expect(formatClock(3_729_000)).toBe('1:02:09');
  expect(formatClock(-5)).toBe('0:00');
});
