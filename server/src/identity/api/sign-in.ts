import { identityOperations } from '@switchboard/shared/identity';
import { accepted, type Instant, newId, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, type Scope, systemScope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { afterWrongPassword, countAttempt } from '../domain/lock-out.ts';
import { nextLook, sessionEnd } from '../domain/session-life.ts';
import type { IdentityNeeds } from '../ports.ts';
import { findCredential } from '../storage/credentials.ts';
import { policyOfOrganisation } from '../storage/organisations.ts';
import { newSecretToken } from '../storage/secret-token.ts';
import { insertSession } from '../storage/sessions.ts';
import { findByUserName, lockStaff, noteOnStaff, type StaffRow } from '../storage/staff.ts';
import { sessionTimer } from './ending-sessions.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { SessionCookie } from './session-cookie.ts';

/** What is known before the transaction, where the slow hash may be worked out. */
type Check =
  | { readonly outcome: 'tooMany' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'right' | 'wrong' | 'locked'; readonly staff: StaffRow };

/** Nobody learns from the answer whether the account exists, is locked or suspended, or the password was wrong. */
const notAccepted = () => refused({ code: 'session/not-accepted' } as const);

interface Attempt {
  readonly scope: Scope;
  readonly address: string;
  readonly now: Instant;
  readonly userName: string;
  readonly password: string;
}

export function registerSignIn(registry: OperationRegistry, needs: IdentityNeeds): void {
  const cookie = new SessionCookie(needs.publicUrl);
  const turns = new OneAtATime();
  registry.command(identityOperations.session.create, signIn, {
    async prepare({ scope, address, now }, { username, password }): Promise<Check> {
      const userName = username.trim().toLowerCase();
      if (!needs.limits.mayTry(userName, address, now)) return { outcome: 'tooMany' };
      // In turn, so that several right passwords at once do not look like guessing.
      return turns.run(userName, () => check(needs, { scope, address, now, userName, password }));
    },
    onHttpAnswer({ reply, isFromOwnPage }, { token = '', expiresAt }) {
      if (!isFromOwnPage) return { token, expiresAt };
      cookie.set(reply, token, expiresAt);
      return { expiresAt };
    },
  });
}

async function check(needs: IdentityNeeds, attempt: Attempt): Promise<Check> {
  const db = needs.database.read(systemScope(everyOrganisation, 'session.look-up'));
  const staff = await findByUserName(db, attempt.userName);
  const mayTry = staff ? await countedAttempt(needs, staff, attempt) : false;
  const isVouchedForHere = staff?.identity_provider === 'password';
  const credential = mayTry && isVouchedForHere ? await findCredential(db, staff.id) : undefined;
  const isRight = await needs.passwords.verify(attempt.password, credential?.hash);
  if (!isRight) needs.limits.wasWrong(attempt.address, attempt.now);
  if (!staff) return { outcome: 'unknown' };
  const tried = isRight ? 'right' : 'wrong';
  const outcome = mayTry ? tried : 'locked';
  await concluded(needs, staff, outcome, attempt);
  return { outcome, staff };
}

/** Takes one of the attempts the lock-out allows, in a transaction of its own: also simultaneous guesses are counted. */
async function countedAttempt(needs: IdentityNeeds, { id, organisation_id }: StaffRow, { scope }: Attempt) {
  return needs.database.inTransaction({ ...scope, organisationId: organisation_id }, async (tx) => {
    const staff = await lockStaff(tx.db, id);
    if (!staff) return false;
    const policy = await policyOfOrganisation(tx.db, organisation_id);
    const { mayTry, ...counted } = countAttempt(attemptsOf(staff), policy, tx.now);
    await keepAttempts(tx, staff, counted);
    return mayTry;
  });
}

/** A right password forgives the wrong ones before it; a wrong one may be the last, and stands in the audit trail. */
async function concluded(
  needs: IdentityNeeds,
  { id, organisation_id }: StaffRow,
  outcome: 'right' | 'wrong' | 'locked',
  { scope }: Attempt,
): Promise<void> {
  await needs.database.inTransaction({ ...scope, organisationId: organisation_id }, async (tx) => {
    const staff = await lockStaff(tx.db, id);
    if (!staff) return;
    const policy = await policyOfOrganisation(tx.db, organisation_id);
    if (outcome === 'right') await keepAttempts(tx, staff, { failed: 0, lockedUntilAt: null });
    if (outcome === 'wrong') await keepAttempts(tx, staff, afterWrongPassword(attemptsOf(staff), policy, tx.now));
    const reason = outcome === 'right' && staff.status !== 'active' ? 'notActive' : outcome;
    if (reason === 'right') return;
    await tx.audit({ subject: { kind: 'user', id }, action: 'session.refused', facts: { reason } });
  });
}

async function signIn({ tx, now, prepared }: CommandCall<Check>) {
  if (prepared.outcome === 'tooMany') return refused({ code: 'session/too-many-attempts' } as const);
  if (prepared.outcome !== 'right') return notAccepted();
  const staff = await lockStaff(tx.db, prepared.staff.id);
  if (staff?.status !== 'active') return notAccepted();
  const session = await beginSession(tx, staff, now);
  await noteOnStaff(tx.db, staff.id, { last_sign_in_at: now });
  return accepted(session);
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
