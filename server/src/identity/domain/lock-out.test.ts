import { minutes } from '@switchboard/shared/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempts, afterWrongPassword, countAttempt, isLocked } from './lock-out.ts';

const policy = { lockOutAfter: 5, lockOutMinutes: 15 };
const none: Attempts = { failed: 0, lockedUntilAt: null };
const wrong = (attempts: Attempts, now: number): Attempts => {
  const { mayTry, ...counted } = countAttempt(attempts, policy, now);
  return mayTry ? afterWrongPassword(counted, policy, now) : counted;
};

describe('the lock-out', () => {
  it('[Q-06 part] locks with the last wrong password allowed, until the very millisecond it ends', () => {
    const fourth = [1, 2, 3, 4].reduce((attempts) => wrong(attempts, 0), none);
    expect(isLocked(fourth, 0)).toBe(false);
    const fifth = wrong(fourth, 0);
    expect(fifth.lockedUntilAt).toBe(minutes(15));
    expect(isLocked(fifth, minutes(15) - 1)).toBe(true);
    expect(isLocked(fifth, minutes(15))).toBe(false);
  });

  it('begins the count afresh when the lock has run out', () => {
    const locked: Attempts = { failed: 5, lockedUntilAt: 1000 };
    expect(countAttempt(locked, policy, 1000)).toEqual({ failed: 1, lockedUntilAt: null, mayTry: true });
  });

  it('is not prolonged by further guesses', () => {
    const locked: Attempts = { failed: 5, lockedUntilAt: 1000 };
    expect(countAttempt(locked, policy, 999)).toEqual({ ...locked, mayTry: false });
  });

  it('locks an account whose counted attempts never came to an end', () => {
    expect(countAttempt({ failed: 5, lockedUntilAt: null }, policy, 0)).toMatchObject({
      mayTry: false,
      lockedUntilAt: minutes(15),
    });
  });

  it('lets no order of starts and ends of guesses through that is longer than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (starts) => {
        let attempts = none;
        let tried = 0;
        for (const isStart of starts) {
          if (!isStart) attempts = afterWrongPassword(attempts, policy, 0);
          else {
            const { mayTry, ...counted } = countAttempt(attempts, policy, 0);
            attempts = counted;
            tried += mayTry ? 1 : 0;
          }
        }
        return tried <= policy.lockOutAfter;
      }),
    );
  });
});
