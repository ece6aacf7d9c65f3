import { allRoles, rightsOf } from '@switchboard/shared/access';

const workingRoles = allRoles.filter((role) => rightsOf(role).some((right) => right === 'contacts.work'));

/** SQL: whether this column holds a role whose people take contacts. The names come from our own table of roles. */
export function isWorkingRole(column: string): string {
  return `${column} IN (${workingRoles.map((role) => `'${role}'`).join(', ')})`;
}
