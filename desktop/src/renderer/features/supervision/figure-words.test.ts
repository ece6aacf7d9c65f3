import { describe, expect, it } from 'vitest';
import { amountWords, keepingOf } from './figure-words.ts';

const promise = (isKept: boolean | null) => ({
  title: 'Service level',
  formula: 'answered in time ÷ all',
  unit: 'share' as const,
  value: 0.5,
  side: 'atLeast' as const,
  limit: 0.8,
  isKept,
});

describe('what is said of a queue', () => {
  it('one broken promise says it for all; nothing measured is neither kept nor broken', () => {
    expect(keepingOf({ thresholds: [promise(true), promise(false), promise(null)] })).toBe('notKept');
    expect(keepingOf({ thresholds: [promise(true), promise(null)] })).toBe('kept');
    expect(keepingOf({ thresholds: [promise(null)] })).toBe('unmeasured');
    expect(keepingOf({ thresholds: [] })).toBe('none');
  });

  it('no contact at all is neither 0 % nor 100 %', () => {
    expect(amountWords('share', null)).toBe('–');
    expect(amountWords('share', 0.768)).toBe('76.8%');
    expect(amountWords('milliseconds', 80_400)).toBe('80 s');
    expect(amountWords('contacts', 1_830)).toBe('1,830');
  });
});
