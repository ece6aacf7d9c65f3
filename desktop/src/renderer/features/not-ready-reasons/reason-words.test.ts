import type { NotReadyReason } from '@switchboard/shared/agents';
import { describe, expect, it } from 'vitest';
import { countsAs, detailsOf, moved, newReason, sides, wordsOf } from './reason-words.ts';

const reason = (position: number, more: Partial<NotReadyReason> = {}): NotReadyReason => ({
  id: `reason-${position}`,
  title: `Reason ${position}`,
  position,
  isPaid: true,
  isProductive: false,
  mostMinutes: null,
  closedAt: null,
  version: 1,
  ...more,
});

describe('the list of reasons for not being ready', () => {
  it('moves one of several a place, and nothing beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toBeUndefined();
    expect(moved(['a', 'b', 'c'], 'c', 1)).toBeUndefined();
    expect(moved(['a', 'b'], 'closed meanwhile', 1)).toBeUndefined();
  });

  it('keeps the order of those that can be chosen; of the closed ones the latest comes first', () => {
    const { open, closed } = sides([reason(2), reason(1), reason(3, { closedAt: 10 }), reason(4, { closedAt: 20 })]);
    expect(open.map(({ position }) => position)).toEqual([1, 2]);
    expect(closed.map(({ position }) => position)).toEqual([4, 3]);
  });

  it('says in words what the time counts as, and asks for a limit only where there is one', () => {
    expect(countsAs({ isPaid: true, isProductive: true })).toBe('Paid, work');
    expect(countsAs({ isPaid: false, isProductive: false })).toBe('Unpaid, not work');
    expect(detailsOf(newReason)).toEqual({ title: '', isPaid: true, isProductive: false, mostMinutes: null });
    const lunch = reason(1, { isPaid: false, mostMinutes: 45 });
    expect(detailsOf(wordsOf(lunch))).toEqual({
      title: 'Reason 1',
      isPaid: false,
      isProductive: false,
      mostMinutes: 45,
    });
  });
});
