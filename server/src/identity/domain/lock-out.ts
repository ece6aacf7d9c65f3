import type { Policy } from '@switchboard/shared/identity';
import { type Instant, minutes } from '@switchboard/shared/kernel';

/** How far an account is from being locked. `lockedUntilAt` is exclusive: at that instant it is open again. */
export interface Attempts {
  readonly failed: number;
  readonly lockedUntilAt: Instant | null;
}

export type LockOutPolicy = Pick<Policy, 'lockOutAfter' | 'lockOutMinutes'>;

export function isLocked(attempts: Attempts, now: Instant): boolean {
  return attempts.lockedUntilAt !== null && now < attempts.lockedUntilAt;
}

/**
 * Counts an attempt BEFORE its password is checked, so that guesses made at the same moment cannot slip past the
 * limit. A lock that has run out starts the count afresh; while locked, further guesses neither count nor prolong.
 */
export function countAttempt(attempts: Attempts, policy: LockOutPolicy, now: Instant): Attempts & { mayTry: boolean } {
  if (isLocked(attempts, now)) return { ...attempts, mayTry: false };
  const failed = (attempts.lockedUntilAt === null ? attempts.failed : 0) + 1;
  if (failed > policy.lockOutAfter) return { failed, lockedUntilAt: lockEnd(policy, now), mayTry: false };
  return { failed, lockedUntilAt: null, mayTry: true };
}

/** The password of a counted attempt was wrong: the last one allowed locks the account. */
export function afterWrongPassword(attempts: Attempts, policy: LockOutPolicy, now: Instant): Attempts {
  if (isLocked(attempts, now) || attempts.failed < policy.lockOutAfter) return attempts;
  return { failed: attempts.failed, lockedUntilAt: lockEnd(policy, now) };
}

function lockEnd(policy: LockOutPolicy, now: Instant): Instant {
  return now + minutes(policy.lockOutMinutes);
}
