import { hours, minutes } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { hasRunOut, isWorthNoting, nextLook, sessionEnd } from './session-life.ts';

const policy = { idleMinutes: 15, sessionHours: 12 };
const session = { lastSeenAt: 0, expiresAt: sessionEnd(policy, 0) };

describe('a session', () => {
  it('[Q-08 part] ends at the very instant its idle time is over', () => {
    expect(hasRunOut(session, policy, false, minutes(15) - 1)).toBeNull();
    expect(hasRunOut(session, policy, false, minutes(15))).toBe('idle');
  });

  it('[Q-08 part] never ends while its person is on a contact, however long', () => {
    expect(hasRunOut(session, policy, true, minutes(15))).toBeNull();
    expect(hasRunOut(session, policy, true, hours(13))).toBeNull();
  });

  it('ends at the end of its full length, however busy', () => {
    const busy = { ...session, lastSeenAt: hours(12) - 1 };
    expect(hasRunOut(busy, policy, false, hours(12) - 1)).toBeNull();
    expect(hasRunOut(busy, policy, false, hours(12))).toBe('expired');
  });

  it('is looked at again when it may have run out, and each minute while a contact keeps it alive', () => {
    expect(nextLook(session, policy, 0)).toBe(minutes(15));
    expect(nextLook({ ...session, lastSeenAt: hours(12) - 1 }, policy, hours(12) - 1)).toBe(hours(12));
    expect(nextLook(session, policy, hours(13))).toBe(hours(13) + minutes(1));
  });

  it('notes signs of life seldom enough to spare the disk, often enough not to end early', () => {
    expect(isWorthNoting(session, policy, 29_999)).toBe(false);
    expect(isWorthNoting(session, policy, 30_000)).toBe(true);
    expect(isWorthNoting(session, { ...policy, idleMinutes: 1 }, 6_000)).toBe(true);
  });
});
