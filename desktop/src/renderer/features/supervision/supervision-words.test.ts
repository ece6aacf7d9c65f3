import { describe, expect, it } from 'vitest';
import { isOverLong, overLongWords } from './supervision-words.ts';

const minute = 60_000;
const onBreak = { state: 'notReady' as const, reason: 'Break', overLongAt: 15 * minute };

describe('[C-06 part] who is not ready for longer than her reason allows', () => {
  it('is told by the clock alone, from the very moment on', () => {
    expect(isOverLong(onBreak, 15 * minute - 1)).toBe(false);
    expect(isOverLong(onBreak, 15 * minute)).toBe(true);
    expect(isOverLong({ ...onBreak, overLongAt: null }, 1_000 * minute)).toBe(false);
    expect(isOverLong({ ...onBreak, state: 'ready' }, 20 * minute)).toBe(false);
  });

  it('is told in words, with the reason and since when', () => {
    expect(overLongWords(onBreak, 14 * minute)).toBeNull();
    expect(overLongWords(onBreak, 15 * minute + 1)).toBe('longer than Break allows, for less than a minute');
    expect(overLongWords(onBreak, 27 * minute)).toBe('longer than Break allows, since 12 min');
    expect(overLongWords(onBreak, 80 * minute)).toBe('longer than Break allows, since 1 h 5 min');
  });
});
