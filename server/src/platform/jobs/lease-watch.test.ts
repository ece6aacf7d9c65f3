import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LeaseWatch } from './lease-watch.ts';

describe('watching the leases of other nodes', () => {
  test('a claim lapses when its stamp has not moved for a whole lease', () => {
    const watch = new LeaseWatch(15_000);
    expect(watch.lapsed([{ id: 'a', stamp: 1 }], 0)).toEqual([]);
    expect(watch.lapsed([{ id: 'a', stamp: 1 }], 14_999)).toEqual([]);
    expect(watch.lapsed([{ id: 'a', stamp: 1 }], 15_000)).toEqual([{ id: 'a', stamp: 1 }]);
  });

  test('a claim whose owner says so is alive, whatever the stamp says about the time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 20 }), (stamps) => {
        const watch = new LeaseWatch(10);
        const moving = stamps.map((stamp, at) => stamp * 100 + (at % 100));
        for (const [at, stamp] of moving.entries()) {
          if (stamp === moving[at - 1]) continue;
          expect(watch.lapsed([{ id: 'a', stamp }], at * 9)).toEqual([]);
        }
      }),
    );
  });

  test('a claim that was gone and comes back is watched from anew', () => {
    const watch = new LeaseWatch(10);
    watch.lapsed([{ id: 'a', stamp: 1 }], 0);
    watch.lapsed([], 5);
    expect(watch.lapsed([{ id: 'a', stamp: 1 }], 11)).toEqual([]);
  });
});
