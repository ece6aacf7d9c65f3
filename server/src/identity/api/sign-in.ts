import { identityOperations } from '@switchboard/shared/identity';
import { accepted, type Instant, newId, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import { afterWrongPassword, countAttempt } from '../domain/lock-out.ts';
import { nextLook, sessionEnd } from '../domain/session-life.ts';
import type { IdentityNeeds } from '../ports.ts';
import { findCredential } from '../storage/credentials.ts';
import { policyOfOrganisation } from '../storage/organisations.ts';
import { newSecretToken } from '../storage/secret-token.ts';
import { insertSession } from '../storage/sessions.ts';
import { findByUserName, findStaff, noteOnStaff, type StaffRow } from '../storage/staff.ts';
import { sessionTimer } from './ending-sessions.ts';
import { SessionCookie } from './session-cookie.ts';

/** What is known before the transaction, where the slow hash may be worked out. */
type Check =
  | { readonly outcome: 'tooMany' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'right' | 'wrong' | 'locked'; readonly staff: StaffRow };

/** Nobody learns from the answer whether the account exists, is locked or suspended, or the password was wrong. */
const notAccepted = () => refused({ code: 'session/not-accepted' } as const);

export function registerSignIn(registry: OperationRegistry, needs: IdentityNeeds): void {
  const cookie = new SessionCookie(needs.publicUrl);
  registry.command(identityOperations.session.create, signIn, {
    prepare: (call, input) => check(needs, call, input),
    onHttpAnswer({ reply, isFromOwnPage }, { token = '', expiresAt }) {
      if (!isFromOwnPage) return { token, expiresAt };
      cookie.set(reply, token, expiresAt);
      return { expiresAt };
    },
  });
}

async function check(
  needs: IdentityNeeds,
  { address, now }: QueryCall,
  input: { username: string; password: string },
): Promise<Check> {
  const userName = input.username.trim().toLowerCase();
  if (!needs.limits.mayTry(userName, address, now)) return { outcome: 'tooMany' };
  const db = needs.database.read(systemScope(everyOrganisation, 'session.look-up'));
  const staff = await findByUserName(db, userName);
  const mayTry = staff ? await countedAttempt(needs, staff) : false;
  const isVouchedForHere = staff?.identity_provider === 'password';
  const credential = mayTry && isVouchedForHere ? await findCredential(db, staff.id) : undefined;
  const isRight = await needs.passwords.verify(input.password, credential?.hash);
  if (!isRight) needs.limits.wasWrong(address, now);
  if (!staff) return { outcome: 'unknown' };
  if (!mayTry) return { outcome: 'locked', staff };
  return { outcome: isRight ? 'right' : 'wrong', staff };
}

/** Takes one of the attempts the lock-out allows, in a transaction of its own: also simultaneous guesses are counted. */
async function countedAttempt({ database }: IdentityNeeds, { id, organisation_id }: StaffRow): Promise<boolean> {
  return database.inTransaction(systemScope(organisation_id, 'session.count-attempt'), async (tx) => {
    const staff = await findStaff(tx.db, id);
    if (!staff) return false;
    const policy = await policyOfOrganisation(tx.db, organisation_id);
    const { mayTry, ...counted } = countAttempt(attemptsOf(staff), policy, tx.now);
    await keepAttempts(tx, staff, counted);
    return mayTry;
  });
}

async function signIn({ tx, now, prepared, keepOnRefusal }: CommandCall<Check>) {
  if (prepared.outcome === 'tooMany') return refused({ code: 'session/too-many-attempts' } as const);
  if (prepared.outcome === 'unknown') return notAccepted();
  const staff = await findStaff(tx.db, prepared.staff.id);
  if (!staff) return notAccepted();
  const reason = prepared.outcome === 'right' && staff.status !== 'active' ? 'suspended' : prepared.outcome;
  if (reason !== 'right') {
    keepOnRefusal();
    await noteRefusal(tx, staff, reason);
    return notAccepted();
  }
  const session = await beginSession(tx, staff, now);
  await noteOnStaff(tx.db, staff.id, { failed_attempts: 0, locked_until_at: null, last_sign_in_at: now });
  return accepted(session);
}

async function noteRefusal(tx: Transaction, staff: StaffRow, reason: string): Promise<void> {
  const { id, organisation_id: organisationId } = staff;
  if (reason === 'wrong') {
    const policy = await policyOfOrganisation(tx.db, organisationId);
    await keepAttempts(tx, staff, afterWrongPassword(attemptsOf(staff), policy, tx.now));
  }
  const subject = { kind: 'user', id };
  await tx.audit({ subject, action: 'session.refused', facts: { reason }, organisationId });
}

/** A new session under a new secret, whatever the caller brought along: nothing can be fixed in advance. */
async function beginSession(tx: Transaction, staff: StaffRow, now: Instant) {
  const { id: userId, organisation_id: organisationId } = staff;
  const policy = await policyOfOrganisation(tx.db, organisationId);
  const { token, hash } = newSecretToken('session');
  const sessionId = newId(now);
  const expiresAt = sessionEnd(policy, now);
  await insertSession(tx.db, {
    id: sessionId,
    organisation_id: organisationId,
    user_id: userId,
    token_hash: hash,
    started_at: now,
    last_seen_at: now,
    expires_at: expiresAt,
    desk_epoch: null,
  });
  const dueAt = nextLook({ lastSeenAt: now, expiresAt }, policy, now);
  await tx.schedule({ kind: sessionTimer, key: sessionId, dueAt, organisationId });
  tx.event({ type: 'session.started', subjectId: sessionId, body: { userId }, organisationId });
  await tx.audit({
    subject: { kind: 'user', id: userId },
    action: 'session.create',
    facts: { sessionId },
    by: { kind: 'user', id: userId },
    organisationId,
  });
  return { token, expiresAt };
}

function attemptsOf(staff: StaffRow) {
  return { failed: staff.failed_attempts, lockedUntilAt: staff.locked_until_at };
}

async function keepAttempts(tx: Transaction, staff: StaffRow, attempts: ReturnType<typeof attemptsOf>): Promise<void> {
  const { failed, lockedUntilAt } = attempts;
  await noteOnStaff(tx.db, staff.id, { failed_attempts: failed, locked_until_at: lockedUntilAt });
  if (lockedUntilAt === null || lockedUntilAt === staff.locked_until_at) return;
  const { id, organisation_id: organisationId } = staff;
  tx.event({ type: 'user.locked-out', subjectId: id, body: { lockedUntilAt }, organisationId });
  await tx.audit({
    subject: { kind: 'user', id },
    action: 'user.locked-out',
    after: { lockedUntilAt },
    organisationId,
  });
}
