import { type Role, roles } from '@switchboard/shared/access';
import type { RoleAssignment, UserRecord } from '@switchboard/shared/identity';

/** `Operator (North), Supervisor`. */
export function rolesInWords(
  assignments: readonly RoleAssignment[] | undefined,
  nameOf: (id: string | null) => string,
): string {
  if (!assignments) return '';
  return assignments
    .map(({ role, serviceAreaId }) => `${roles[role].title}${serviceAreaId ? ` (${nameOf(serviceAreaId)})` : ''}`)
    .join(', ');
}

export const roleChoices = (Object.keys(roles) as Role[]).map((role) => ({ value: role, label: roles[role].title }));

/** What the account's state means for its person, `locked` being a passing one. */
export type Standing = 'active' | 'invited' | 'suspended' | 'locked';

export function standingOf({ status, lockedUntilAt }: UserRecord, now: number): Standing | undefined {
  if (status === 'active' && lockedUntilAt && lockedUntilAt > now) return 'locked';
  return status;
}
