import type { JobInTransaction } from '../../platform/jobs/index.ts';
import { hasRunOut, nextLook } from '../domain/session-life.ts';
import type { IsOnContact } from '../ports.ts';
import { policyOfOrganisation } from '../storage/organisations.ts';
import { findSession } from '../storage/sessions.ts';
import { endSession, sessionTimer } from './ending-sessions.ts';

/**
 * Looks at a session when it may have run out: ends it, or looks again later when there were signs of life or its
 * person is on a contact. Without it an abandoned desk would stay on the screen until somebody touched it.
 */
export function makeSessionTimer(isOnContact: IsOnContact): JobInTransaction {
  return async (tx, job) => {
    const row = await findSession(tx.db, job.key);
    if (!row) return;
    const policy = await policyOfOrganisation(tx.db, row.organisation_id);
    const life = { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at };
    const end = hasRunOut(life, policy, await isOnContact(tx.db, row.user_id), tx.now);
    if (end) {
      await endSession(tx, row.id, end);
      return;
    }
    const dueAt = nextLook(life, policy, tx.now);
    await tx.schedule({ kind: sessionTimer, key: row.id, dueAt, organisationId: row.organisation_id });
  };
}
