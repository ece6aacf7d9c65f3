import { identityOperations, type SignedIn } from '@switchboard/shared/identity';
import { accepted, minutes, refused } from '@switchboard/shared/kernel';
import type { Scope } from '../../platform/access/scope.ts';
import type { OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import { toWire } from '../domain/held-rights.ts';
import type { IdentityNeeds } from '../ports.ts';
import { brandOf, findOrganisation, policyOf } from '../storage/organisations.ts';
import { newSecretToken } from '../storage/secret-token.ts';
import { findSession, insertShortToken, listSessions, type SessionRow } from '../storage/sessions.ts';
import { findStaff, rolesOf, type StaffRow } from '../storage/staff.ts';
import { standingById } from '../storage/standing.ts';
import { endSession } from './ending-sessions.ts';
import { notFound, notOurPlace } from './reach.ts';
import { SessionCookie } from './session-cookie.ts';

const shortTokenMs = minutes(10);
const notSignedIn = () => refused({ code: 'access/not-signed-in' } as const);

/** Operations on one's own session, and (below) on everybody's. */
export function registerSessions(registry: OperationRegistry, needs: IdentityNeeds): void {
  const { session } = identityOperations;
  const cookie = new SessionCookie(needs.publicUrl);

  registry.query(session.read, async (call) => {
    const me = await readMe(needs, call);
    return me ? accepted(me) : notSignedIn();
  });

  registry.command(
    session.end,
    async ({ scope, tx }) => {
      await endSession(tx, sessionIdOf(scope), 'signedOut');
      await tx.audit({ subject: { kind: 'user', id: scope.actor.id }, facts: { sessionId: sessionIdOf(scope) } });
      return accepted({});
    },
    {
      onHttpAnswer({ reply }, answer) {
        cookie.clear(reply);
        return answer;
      },
    },
  );

  registry.command(session.issueShortToken, async ({ scope, tx, now }) => {
    const own = await findSession(tx.db, sessionIdOf(scope));
    if (!own) return notSignedIn();
    const { token, hash } = newSecretToken('short');
    const expiresAt = Math.min(now + shortTokenMs, own.expires_at);
    const row = { token_hash: hash, organisation_id: own.organisation_id, session_id: own.id, expires_at: expiresAt };
    await insertShortToken(tx.db, row, now);
    return accepted({ token, expiresAt });
  });

  registerSessionsOfOthers(registry);
}

/** For the security administrator: who is signed in, and ending it. */
function registerSessionsOfOthers(registry: OperationRegistry): void {
  const { session } = identityOperations;

  registry.query(session.list, async ({ scope, db, now }, input) => {
    const page = await listSessions(db, input, scope.actor.sessionId, now);
    return page ? accepted(page) : notOurPlace();
  });

  registry.command(session.revoke, async ({ tx }, { sessionId }) => {
    const ended = await endSession(tx, sessionId, 'revoked');
    if (!ended) return notFound();
    await tx.audit({ subject: { kind: 'user', id: ended.user_id }, facts: { sessionId } });
    return accepted({});
  });
}

function sessionIdOf(scope: Scope): string {
  const { sessionId } = scope.actor;
  if (sessionId === undefined) throw new Error(`${scope.actor.kind} has no session`);
  return sessionId;
}

async function readMe(needs: IdentityNeeds, { scope, db, now }: QueryCall): Promise<SignedIn | null> {
  const [staff, session, organisation] = await Promise.all([
    findStaff(db, scope.actor.id),
    findSession(db, sessionIdOf(scope)),
    findOrganisation(db, scope.organisationId),
  ]);
  const standing = await standingById(needs.database, sessionIdOf(scope), scope.organisationId, now);
  if (!staff || !session || !organisation || !standing) return null;
  const { idleMinutes, secondDesk, password } = policyOf(organisation);
  const roles = await rolesOf(db, staff.id);
  return {
    user: {
      id: staff.id,
      userName: staff.user_name,
      displayName: staff.display_name,
      email: staff.email,
      mustChangePassword: standing.passwordIsTooOld,
    },
    organisation: { id: organisation.id, name: organisation.name, brand: brandOf(organisation) },
    roles: [...new Set(roles.map(({ role }) => role))].sort(),
    rights: toWire(scope.rights),
    policy: { idleMinutes, secondDesk, passwordMinimumLength: password.minimumLength },
    session: { id: session.id, expiresAt: session.expires_at, desk: deskOf(session, staff) },
    demo: needs.isDemo,
  };
}

function deskOf({ desk_epoch: epoch }: SessionRow, staff: StaffRow): SignedIn['session']['desk'] {
  if (epoch === null) return { standing: 'none', epoch: null };
  return { standing: epoch === staff.desk_epoch ? 'held' : 'takenOver', epoch };
}
