import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withIsoTimes, withMillisecondTimes } from './rest-times.ts';

describe('times in REST', () => {
  test('members named …At travel as ISO 8601, however deep, and nothing else does', () => {
    expect(withIsoTimes({ items: [{ createdAt: 0, endedAt: null, count: 5, flat: 1 }], next: null })).toEqual({
      items: [{ createdAt: '1970-01-01T00:00:00.000Z', endedAt: null, count: 5, flat: 1 }],
      next: null,
    });
  });

  test('what went out comes back the same', () => {
    const time = fc.integer({ min: 0, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(
        fc.record({ startedAt: time, inner: fc.array(fc.record({ dueAt: time, words: fc.string() })) }),
        (value) => {
          expect(withMillisecondTimes(withIsoTimes(value))).toEqual(value);
        },
      ),
    );
  });

  test('a time without an offset, and a date that does not exist, are left for the schema to refuse', () => {
    const vague = { dueAt: '2026-11-20T10:00:00', endedAt: '2026-13-45T10:00:00Z', startedAt: 'soon' };
    expect(withMillisecondTimes(vague)).toEqual(vague);
    expect(withMillisecondTimes({ dueAt: '2026-11-20T10:00:00+01:00' })).toEqual({ dueAt: 1_795_165_200_000 });
  });
});
