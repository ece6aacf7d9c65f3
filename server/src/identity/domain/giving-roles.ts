import { rightsOf } from '@switchboard/shared/access';
import type { RoleAssignment } from '@switchboard/shared/identity';
import { type HeldRights, isHeldFor, rightsFromRoles } from './held-rights.ts';

export interface RoleGiver {
  readonly userId: string;
  readonly rights: HeldRights;
}

/**
 * May this person give (or take) this role? Who manages staff gives every role but the platform operator's, which
 * only a platform operator passes on; who manages staff of one service area gives roles in that area only.
 */
export function mayGive(giver: RoleGiver, assignment: RoleAssignment): boolean {
  if (rightsOf(assignment.role).includes('installation.manage') && !giver.rights.has('installation.manage'))
    return false;
  return isHeldFor(giver.rights, 'users.manage', assignment.serviceAreaId);
}

/** May this person act on an account that holds these roles? Otherwise a reset link would be a way upwards. */
export function mayManage(giver: RoleGiver, theirs: readonly RoleAssignment[]): boolean {
  return theirs.every((assignment) => mayGive(giver, assignment));
}

/** May this person turn one set of roles into another? Nobody raises herself above what she holds already. */
export function mayChangeRoles(
  giver: RoleGiver,
  subjectId: string,
  before: readonly RoleAssignment[],
  after: readonly RoleAssignment[],
): boolean {
  const changed = [...without(after, before), ...without(before, after)];
  if (!changed.every((assignment) => mayGive(giver, assignment))) return false;
  return subjectId !== giver.userId || without(after, before).every((added) => holdsAlready(giver.rights, added));
}

function holdsAlready(rights: HeldRights, assignment: RoleAssignment): boolean {
  return [...rightsFromRoles([assignment]).keys()].every((right) => isHeldFor(rights, right, assignment.serviceAreaId));
}

function without(some: readonly RoleAssignment[], others: readonly RoleAssignment[]): RoleAssignment[] {
  return some.filter((one) => !others.some((other) => isSame(one, other)));
}

function isSame(one: RoleAssignment, other: RoleAssignment): boolean {
  return one.role === other.role && one.serviceAreaId === other.serviceAreaId;
}

/** The assignments without repetitions, in a fixed order: what is stored, compared and shown. */
export function tidied(assignments: readonly RoleAssignment[]): RoleAssignment[] {
  const key = ({ role, serviceAreaId }: RoleAssignment) => `${role} ${serviceAreaId ?? ''}`;
  const byKey = new Map(assignments.map((assignment) => [key(assignment), assignment]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, assignment]) => assignment);
}

/** A security administrator of the whole organisation: one who can sign in must always remain. */
export function isSecurityAdministrator(assignments: readonly RoleAssignment[]): boolean {
  return assignments.some(({ role, serviceAreaId }) => role === 'securityAdministrator' && serviceAreaId === null);
}
