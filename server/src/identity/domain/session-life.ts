import type { Policy } from '@switchboard/shared/identity';
import { hours, type Instant, minutes } from '@switchboard/shared/kernel';

export interface SessionLife {
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

type SessionPolicy = Pick<Policy, 'idleMinutes' | 'sessionHours'>;

/**
 * Has the session run out? Idle time never cuts a person who is on a contact, and neither does the session's
 * full length: it ends when the contact does. Both ends are the first instant at which it is over.
 */
export function hasRunOut(
  session: SessionLife,
  policy: SessionPolicy,
  isOnContact: boolean,
  now: Instant,
): 'idle' | 'expired' | null {
  if (isOnContact) return null;
  if (now >= session.expiresAt) return 'expired';
  return now >= idleEnd(session, policy) ? 'idle' : null;
}

export function idleEnd(session: SessionLife, policy: SessionPolicy): Instant {
  return session.lastSeenAt + minutes(policy.idleMinutes);
}

/** When to look at a session again: the first instant at which it may have run out, if nothing more is heard. */
export function nextLook(session: SessionLife, policy: SessionPolicy, now: Instant): Instant {
  const next = Math.min(session.expiresAt, idleEnd(session, policy));
  return next > now ? next : now + minutes(1);
}

export function sessionEnd(policy: SessionPolicy, startedAt: Instant): Instant {
  return startedAt + hours(policy.sessionHours);
}

/**
 * Signs of life are written at most this often, so that a busy desk does not write with every click. A tenth of the
 * idle time: nobody is cut more than that too early.
 */
export function isWorthNoting(session: SessionLife, policy: SessionPolicy, now: Instant): boolean {
  return now - session.lastSeenAt >= Math.min(30_000, minutes(policy.idleMinutes) / 10);
}
