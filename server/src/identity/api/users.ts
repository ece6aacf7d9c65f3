import type { InputOf } from '@switchboard/shared/access';
import { identityOperations, type RoleAssignment } from '@switchboard/shared/identity';
import { accepted, days, type Instant, newId, refused } from '@switchboard/shared/kernel';
import type { Scope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { projected } from '../domain/field-visibility.ts';
import { isSecurityAdministrator, mayChangeRoles, mayManage, type RoleGiver, tidied } from '../domain/giving-roles.ts';
import type { IdentityNeeds } from '../ports.ts';
import { foundBy, makePersonFindable } from '../storage/finding.ts';
import { issueLink } from '../storage/links.ts';
import { lockOrganisation } from '../storage/organisations.ts';
import { areOpenAreas } from '../storage/service-areas.ts';
import {
  changeStaff,
  findStaff,
  insertStaff,
  lockStaff,
  othersWithRole,
  replaceRoles,
  rolesOf,
  type StaffRow,
} from '../storage/staff.ts';
import { completed, listStaff } from '../storage/staff-list.ts';
import { denied, notFound, notOurPlace, sameVersion, withinReach } from './reach.ts';

type Users = typeof identityOperations.user;
const linkLifeMs = days(3);
const notYoursToGive = () => refused({ code: 'user/role-not-yours-to-give' } as const);

/** Operations on staff accounts, apart from suspending and restoring them (user-status.ts). */
export function registerUsers(registry: OperationRegistry, needs: IdentityNeeds): void {
  const { user } = identityOperations;

  registry.query(user.list, async ({ scope, db, now }, input) => {
    // Who may not see roles must not find them out by asking for them.
    if (input.role && !scope.rights.has('users.read')) return denied();
    const found = await foundBy(needs.database, scope, { kind: 'user', text: input.search });
    const page = await listStaff(db, scope, { ...input, found }, now);
    return page ? accepted({ ...page, items: page.items.map((one) => projected(scope, 'user', one)) }) : notOurPlace();
  });

  registry.query(user.read, async ({ scope, db, now }, { userId }) => {
    const row = await findStaff(db, userId);
    const isTheirsAndGone = row?.organisation_id !== scope.organisationId && row?.status === 'suspended';
    const [found] = row && !isTheirsAndGone ? await completed(db, [row], now) : [];
    return found ? accepted(projected(scope, 'user', found)) : notFound();
  });

  registry.command(user.create, (call, input) => createUser(call, input, needs.publicUrl));
  registry.command(user.update, updateUser);
  registry.command(user.setRoles, setRoles);

  registry.command(user.issueResetLink, async ({ scope, tx, now }, { userId }) => {
    const row = await lockStaff(tx.db, userId);
    if (!row) return notFound();
    if (!mayManage(giverOf(scope), await rolesOf(tx.db, userId))) return notYoursToGive();
    const link = await passwordLink(tx, row, now, needs.publicUrl);
    await tx.audit({ subject: { kind: 'user', id: userId }, facts: { expiresAt: link.expiresAt } });
    return accepted(link);
  });
}

export function giverOf(scope: Scope): RoleGiver {
  return { userId: scope.actor.userId ?? '', rights: scope.rights };
}

async function passwordLink(
  tx: Transaction,
  person: Pick<StaffRow, 'id' | 'organisation_id'>,
  now: Instant,
  publicUrl: string,
) {
  const expiresAt = now + linkLifeMs;
  const { id: userId, organisation_id: organisationId } = person;
  const token = await issueLink(tx.db, { organisationId, purpose: 'password', userId, expiresAt });
  return { link: `${publicUrl}/desk/reset#${token}`, expiresAt };
}

async function createUser({ scope, tx, now }: CommandCall, input: InputOf<Users['create']>, publicUrl: string) {
  const roles = tidied(input.roles);
  const reach = withinReach(scope, 'users.manage', [input.serviceAreaId]);
  if (!reach.ok) return reach;
  if (!(await areOpenAreas(tx.db, [input.serviceAreaId, ...roles.map((one) => one.serviceAreaId)]))) return notFound();
  const id = newId(now);
  if (!mayChangeRoles(giverOf(scope), id, [], roles)) return notYoursToGive();
  const { organisationId } = scope;
  const { roles: _given, ...details } = input;
  const isNew = await insertStaff(tx.db, { ...details, id, organisationId, status: 'invited', createdAt: now });
  if (!isNew) return refused({ code: 'user/name-taken' } as const);
  await replaceRoles(tx.db, { id, organisationId }, roles);
  await makePersonFindable(tx, { ...details, id, organisationId });
  const link = await passwordLink(tx, { id, organisation_id: organisationId }, now, publicUrl);
  tx.event({ type: 'user.created', subjectId: id, body: outlineOf(input) });
  await tx.audit({ subject: { kind: 'user', id }, after: { ...input, roles } });
  return accepted({ userId: id, ...link });
}

async function updateUser({ scope, tx }: CommandCall, input: InputOf<Users['update']>) {
  const row = await lockStaff(tx.db, input.userId);
  if (!row) return notFound();
  const reach = withinReach(scope, 'users.manage', [row.service_area_id, input.serviceAreaId]);
  if (!reach.ok) return reach;
  const isNewArea = input.serviceAreaId !== row.service_area_id;
  if (isNewArea && !(await areOpenAreas(tx.db, [input.serviceAreaId]))) return notFound();
  const same = sameVersion(row, input.version);
  if (!same.ok) return same;
  const version = await changeStaff(tx.db, row.id, {
    display_name: input.displayName,
    display_name_key: input.displayName.toLowerCase(),
    job_title: input.jobTitle,
    email: input.email,
    phone_number: input.phoneNumber,
    reference: input.reference,
    service_area_id: input.serviceAreaId,
  });
  await makePersonFindable(tx, { ...input, id: row.id, organisationId: row.organisation_id });
  tx.event({ type: 'user.changed', subjectId: row.id, body: outlineOf(input) });
  const { userId: _id, version: _version, ...after } = input;
  await tx.audit({ subject: { kind: 'user', id: row.id }, before: detailsOf(row), after });
  return accepted({ version });
}

async function setRoles({ scope, tx }: CommandCall, input: InputOf<Users['setRoles']>) {
  const row = await lockStaff(tx.db, input.userId);
  if (!row) return notFound();
  const before = tidied(await rolesOf(tx.db, row.id));
  const after = tidied(input.roles);
  const added = after.filter((one) => !before.some((had) => had.serviceAreaId === one.serviceAreaId));
  if (
    !(await areOpenAreas(
      tx.db,
      added.map((one) => one.serviceAreaId),
    ))
  )
    return notFound();
  const reach = withinReach(scope, 'users.manage', [row.service_area_id]);
  if (!reach.ok) return reach;
  if (!mayChangeRoles(giverOf(scope), row.id, before, after)) return notYoursToGive();
  const same = sameVersion(row, input.version);
  if (!same.ok) return same;
  if (await leavesNobody(tx, row.id, { before, after })) return refused({ code: 'user/last-administrator' } as const);
  await replaceRoles(tx.db, { id: row.id, organisationId: scope.organisationId }, after);
  const version = await changeStaff(tx.db, row.id, {});
  tx.event({ type: 'user.access-changed', subjectId: row.id, body: {} });
  await tx.audit({ subject: { kind: 'user', id: row.id }, before: { roles: before }, after: { roles: after } });
  return accepted({ version });
}

/** Would the organisation be left without a security administrator who can sign in? Asked by one at a time. */
export async function leavesNobody(
  tx: Transaction,
  userId: string,
  change: { before: readonly RoleAssignment[]; after: readonly RoleAssignment[] },
): Promise<boolean> {
  if (!isSecurityAdministrator(change.before) || isSecurityAdministrator(change.after)) return false;
  await lockOrganisation(tx.db, tx.scope.organisationId);
  return (await othersWithRole(tx.db, 'securityAdministrator', userId)) === 0;
}

function outlineOf({ displayName, serviceAreaId }: { displayName: string; serviceAreaId: string | null }) {
  return { displayName, serviceAreaId };
}

function detailsOf(row: StaffRow) {
  return {
    displayName: row.display_name,
    jobTitle: row.job_title,
    email: row.email,
    phoneNumber: row.phone_number,
    reference: row.reference,
    serviceAreaId: row.service_area_id,
  };
}
