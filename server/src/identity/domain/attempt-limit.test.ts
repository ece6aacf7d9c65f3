import { minutes } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

describe('a limit of attempts', () => {
  it('[Q-12 part] is exhausted after so many in a minute, and open again a minute after the first', () => {
    const limit = new AttemptLimit(3);
    for (const now of [0, 10, 20]) limit.count('ann', now);
    expect(limit.isExhausted('ann', 20)).toBe(true);
    expect(limit.isExhausted('ben', 20)).toBe(false);
    expect(limit.isExhausted('ann', minutes(1) - 1)).toBe(true);
    expect(limit.isExhausted('ann', minutes(1))).toBe(false);
  });

  it('remembers so many keys and no more, whoever invents names', () => {
    const limit = new AttemptLimit(1);
    for (let index = 0; index < 20_001; index += 1) limit.count(`name ${index}`, 0);
    expect(limit.isExhausted('name 0', 0)).toBe(false);
    expect(limit.isExhausted('name 1', 0)).toBe(true);
  });
});
