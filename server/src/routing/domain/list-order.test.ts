import { minutes, seconds } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { inListOrder, type ListLaw } from './list-order.ts';

const now = minutes(60);
const waiting = (id: string, waited: number, band = 5, points = 0) => {
  return { id, band, points, waitingSinceAt: now - seconds(waited) };
};
const items = [
  waiting('young', 10),
  waiting('old', 300),
  waiting('urgent', 60, 2),
  waiting('danger', 5, 0),
  waiting('pointed', 90, 5, 40),
];
const law = (listOrder: ListLaw['listOrder'], perMinute = 0): ListLaw => {
  return { listOrder, score: { base: 0, perMinute }, targetSeconds: 80 };
};
const idsIn = (order: ListLaw) => inListOrder(items, order, now).map(({ id }) => id);

describe('the list of those who pick', () => {
  it.each([
    ['priority', ['danger', 'urgent', 'pointed', 'old', 'young']],
    ['oldestFirst', ['danger', 'old', 'pointed', 'urgent', 'young']],
    ['newestFirst', ['danger', 'young', 'urgent', 'pointed', 'old']],
    ['overdueFirst', ['danger', 'pointed', 'old', 'urgent', 'young']],
  ] as const)('[C-07 part] is worked by %s, an emergency before everything', (order, wanted) => {
    expect(idsIn(law(order))).toEqual(wanted);
  });

  it('gives points for waiting, exactly', () => {
    // Five minutes at ten points each outweigh forty points.
    expect(idsIn(law('priority', 10))).toEqual(['danger', 'urgent', 'pointed', 'old', 'young']);
    expect(idsIn(law('priority', 12))).toEqual(['danger', 'urgent', 'old', 'pointed', 'young']);
  });

  it('stands in one order for everybody, also among twins', () => {
    const twins = [waiting('b', 10), waiting('a', 10)];
    for (const list of [twins, twins.toReversed()]) {
      expect(inListOrder(list, law('oldestFirst'), now).map(({ id }) => id)).toEqual(['a', 'b']);
    }
  });
});
