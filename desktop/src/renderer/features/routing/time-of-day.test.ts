import { describe, expect, it } from 'vitest';
import { readTime } from './time-of-day.ts';

describe('a time of day as people write it', () => {
  const times = [
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['17:45', '17:45'],
    ['0', '00:00'],
    ['24', '24:00'],
  ] as const;
  for (const [typed, time] of times) {
    it(`reads ${typed} as ${time}`, () => expect(readTime(typed)).toBe(time));
  }
  it('leaves what is none as it was typed', () => {
    for (const typed of ['', 'noon', '25', '9:75', '24:30']) expect(readTime(typed)).toBe(typed);
  });
});
