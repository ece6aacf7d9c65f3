import type { IdentityEvent } from '@switchboard/shared/identity';
import type { Transaction } from '../../platform/database/index.ts';
import { deleteSession, type SessionRow, sessionsOfUser } from '../storage/sessions.ts';
import { giveUpDesk } from '../storage/staff.ts';

type Ended = Extract<IdentityEvent, { type: 'session.ended' }>;
export type EndReason = Ended['body']['reason'];

export const sessionTimer = 'session.run-out';

/** Ends one session: its token opens nothing from this commit on. Answers it, or nothing when it had ended before. */
export async function endSession(
  tx: Transaction,
  sessionId: string,
  reason: EndReason,
): Promise<SessionRow | undefined> {
  const session = await deleteSession(tx.db, sessionId);
  if (!session) return undefined;
  const { organisation_id: organisationId, user_id: userId } = session;
  await giveUpDesk(tx.db, userId, sessionId);
  await tx.cancel(sessionTimer, sessionId, organisationId);
  tx.event({ type: 'session.ended', subjectId: sessionId, body: { userId, reason }, organisationId });
  return session;
}

/** Ends every session of a person, except one if that is said. */
export async function endSessionsOf(
  tx: Transaction,
  userId: string,
  reason: EndReason,
  exceptSessionId?: string,
): Promise<void> {
  for (const session of await sessionsOfUser(tx.db, userId)) {
    if (session.id !== exceptSessionId) await endSession(tx, session.id, reason);
  }
}
