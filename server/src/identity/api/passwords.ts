import { identityOperations, type Policy } from '@switchboard/shared/identity';
import { accepted, type Instant, newId, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { type BrokenRule, brokenRules } from '../domain/password-rules.ts';
import type { IdentityNeeds } from '../ports.ts';
import { earlierHashes, findCredential, setPassword } from '../storage/credentials.ts';
import { makePersonFindable } from '../storage/finding.ts';
import { consumeLink, findLink } from '../storage/links.ts';
import { policyOfOrganisation } from '../storage/organisations.ts';
import {
  changeStaff,
  findStaff,
  insertStaff,
  lockStaff,
  othersWithRole,
  replaceRoles,
  statusOf,
} from '../storage/staff.ts';
import { endSessionsOf } from './ending-sessions.ts';

/** A new password worked out before the transaction, or why there is none. */
type Prepared =
  | { readonly outcome: 'hashed'; readonly hash: string; readonly before?: string | undefined }
  | { readonly outcome: 'broken'; readonly rules: readonly BrokenRule[] }
  | { readonly outcome: 'tooMany' | 'notYours' | 'noLink' };

const linkNotValid = () => refused({ code: 'link/not-valid' } as const);
const tooWeak = (rules: readonly BrokenRule[]) => refused({ code: 'password/too-weak', details: { rules } } as const);

export function registerPasswords(registry: OperationRegistry, needs: IdentityNeeds): void {
  const { change, reset, completeSetup } = identityOperations.password;
  registry.command(change, changePassword, {
    prepare: ({ scope, now, address }, input) => prepareChange(needs, scope.actor.id, input, { now, address }),
  });
  registry.command(reset, resetPassword, { prepare: ({ now }, input) => prepareReset(needs, input, now) });
  registry.command(completeSetup, completeSetupOf, { prepare: ({ now }, input) => prepareSetup(needs, input, now) });
}

async function prepareChange(
  needs: IdentityNeeds,
  userId: string,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  { now, address }: { now: Instant; address: string },
): Promise<Prepared> {
  const db = needs.database.read(systemScope(everyOrganisation, 'password.look-up'));
  const staff = await findStaff(db, userId);
  if (!staff || !needs.limits.mayTry(staff.user_name, address, now)) return { outcome: 'tooMany' };
  const before = (await findCredential(db, userId))?.hash;
  if (!(await needs.passwords.verify(currentPassword, before))) {
    needs.limits.wasWrong(address, now);
    return { outcome: 'notYours' };
  }
  const policy = await policyOfOrganisation(db, staff.organisation_id);
  const context = { userName: staff.user_name, before: currentPassword };
  const hashes = await earlierHashes(db, userId, policy.password.history);
  const prepared = await hashed(needs, newPassword, policy, context, hashes);
  return prepared.outcome === 'hashed' ? { ...prepared, before } : prepared;
}

async function prepareReset(
  needs: IdentityNeeds,
  { linkToken, newPassword }: { linkToken: string; newPassword: string },
  now: Instant,
): Promise<Prepared> {
  const db = needs.database.read(systemScope(everyOrganisation, 'link.look-up'));
  const link = await findLink(db, linkToken, 'password', now);
  const staff = link?.user_id ? await findStaff(db, link.user_id) : undefined;
  if (!staff) return { outcome: 'noLink' };
  const policy = await policyOfOrganisation(db, staff.organisation_id);
  const hashes = await earlierHashes(db, staff.id, policy.password.history);
  return hashed(needs, newPassword, policy, { userName: staff.user_name }, hashes);
}

async function prepareSetup(
  needs: IdentityNeeds,
  input: { linkToken: string; userName: string; newPassword: string },
  now: Instant,
): Promise<Prepared> {
  const db = needs.database.read(systemScope(everyOrganisation, 'link.look-up'));
  const link = await findLink(db, input.linkToken, 'setup', now);
  if (!link) return { outcome: 'noLink' };
  const policy = await policyOfOrganisation(db, link.organisation_id);
  return hashed(needs, input.newPassword, policy, { userName: input.userName }, []);
}

async function hashed(
  { passwords }: IdentityNeeds,
  password: string,
  { password: policy }: Policy,
  context: { userName: string; before?: string },
  usedBefore: readonly string[],
): Promise<Prepared> {
  const rules = brokenRules(password, policy, context);
  for (const hash of usedBefore) {
    if (await passwords.verify(password, hash)) rules.push('usedBefore');
  }
  if (rules.length > 0) return { outcome: 'broken', rules: [...new Set(rules)] };
  return { outcome: 'hashed', hash: await passwords.hash(password) };
}

async function changePassword({ scope, tx, now, prepared }: CommandCall<Prepared>) {
  if (prepared.outcome === 'broken') return tooWeak(prepared.rules);
  if (prepared.outcome === 'tooMany') return refused({ code: 'session/too-many-attempts' } as const);
  const userId = scope.actor.id;
  await lockStaff(tx.db, userId);
  const isStillTheSame = async (hash: string | undefined) => (await findCredential(tx.db, userId))?.hash === hash;
  if (prepared.outcome !== 'hashed' || !(await isStillTheSame(prepared.before))) {
    return refused({ code: 'password/not-yours' } as const);
  }
  await keepPassword(tx, { id: userId, organisationId: scope.organisationId }, prepared.hash, now);
  await endSessionsOf(tx, userId, 'passwordChanged', scope.actor.sessionId);
  await tx.audit({ subject: { kind: 'user', id: userId } });
  return accepted({});
}

async function resetPassword(call: CommandCall<Prepared>, { linkToken }: { linkToken: string }) {
  const { tx, now, prepared } = call;
  if (prepared.outcome === 'broken') return tooWeak(prepared.rules);
  if (prepared.outcome !== 'hashed') return linkNotValid();
  const link = await consumeLink(tx.db, linkToken, 'password', now);
  const staff = link?.user_id ? await lockStaff(tx.db, link.user_id) : undefined;
  if (!staff || statusOf(staff) === 'suspended') return linkNotValid();
  const { id, organisation_id: organisationId } = staff;
  await keepPassword(tx, { id, organisationId }, prepared.hash, now);
  await changeStaff(tx.db, id, { status: 'active', failed_attempts: 0, locked_until_at: null });
  await endSessionsOf(tx, id, 'passwordChanged');
  await tx.audit({
    subject: { kind: 'user', id },
    before: { status: staff.status },
    after: { status: 'active' },
    organisationId,
  });
  return accepted({ userName: staff.user_name });
}

type SetupInput = { linkToken: string; userName: string; displayName: string; email: string | null };

async function completeSetupOf({ tx, now, prepared }: CommandCall<Prepared>, input: SetupInput) {
  if (prepared.outcome === 'broken') return tooWeak(prepared.rules);
  if (prepared.outcome !== 'hashed') return linkNotValid();
  const link = await consumeLink(tx.db, input.linkToken, 'setup', now);
  if (!link) return linkNotValid();
  const organisationId = link.organisation_id;
  const { userName, displayName, email } = input;
  const id = newId(now);
  const details = {
    userName,
    displayName,
    email,
    jobTitle: null,
    phoneNumber: null,
    reference: null,
    serviceAreaId: null,
  };
  const isNew = await insertStaff(tx.db, { id, organisationId, ...details, status: 'active', createdAt: now });
  if (!isNew) return refused({ code: 'user/name-taken' } as const);
  const roles = [{ role: 'securityAdministrator', serviceAreaId: null }] as const;
  // Somebody must look after the installation: its first administrator does, until she passes the role on.
  const isFirst = (await othersWithRole(tx.db, 'platformOperator', id)) === 0;
  const given = isFirst ? [...roles, { role: 'platformOperator', serviceAreaId: null } as const] : roles;
  await replaceRoles(tx.db, { id, organisationId }, given);
  await makePersonFindable(tx, { ...details, id, organisationId });
  await keepPassword(tx, { id, organisationId }, prepared.hash, now);
  tx.event({ type: 'user.created', subjectId: id, body: { displayName, serviceAreaId: null }, organisationId });
  await tx.audit({ subject: { kind: 'user', id }, after: { userName, displayName, roles: given }, organisationId });
  return accepted({ userId: id, userName });
}

async function keepPassword(
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
  hash: string,
  now: Instant,
): Promise<void> {
  await setPassword(tx.db, { userId: id, organisationId, hash, changedAt: now });
  tx.event({ type: 'user.password-changed', subjectId: id, body: {}, organisationId });
}
