import type { Right } from './rights.ts';

/**
 * The roles and what each may do. Deny by default: a right that is not listed is not held.
 * Q-03 asks for at least system administration, management, contact centre and service-specific roles.
 */
export const roles = {
  operator: {
    title: 'Operator',
    rights: [
      'desk.use',
      'directory.read',
      'contacts.work',
      'contacts.pick',
      'contacts.see',
      'customers.read',
      'customers.write',
      'knowledge.read',
    ],
  },
  supervisor: {
    title: 'Supervisor',
    rights: [
      'desk.use',
      'directory.read',
      'agents.manage',
      'teams.manage',
      'contacts.work',
      'contacts.pick',
      'contacts.steer',
      'contacts.see',
      'contacts.read',
      'queues.watch',
      'closures.manage',
      'customers.read',
      'customers.write',
      'customers.restricted',
      'knowledge.read',
      'replies.manage',
      'routing.read',
    ],
  },
  qaReviewer: {
    title: 'QA reviewer',
    rights: ['directory.read', 'contacts.see', 'contacts.read', 'customers.read', 'knowledge.read', 'routing.read'],
  },
  caseworker: {
    title: 'Caseworker',
    rights: ['desk.use', 'directory.read', 'customers.read', 'customers.write', 'knowledge.read'],
  },
  manager: {
    title: 'Manager',
    rights: [
      'directory.read',
      'users.read',
      'agents.manage',
      'teams.manage',
      'serviceAreas.manage',
      'sharing.read',
      'organisation.manage',
      'contacts.see',
      'contacts.read',
      'queues.watch',
      'closures.manage',
      'customers.read',
      'knowledge.read',
      'routing.read',
      'routing.manage',
    ],
  },
  contentAdministrator: {
    title: 'Content administrator',
    rights: [
      'directory.read',
      'outbox.read',
      'knowledge.read',
      'knowledge.manage',
      'replies.manage',
      'flows.read',
      'flows.manage',
      'routing.read',
      'routing.manage',
    ],
  },
  securityAdministrator: {
    title: 'Security administrator',
    rights: [
      'directory.read',
      'users.read',
      'users.manage',
      'teams.manage',
      'serviceAreas.manage',
      'sharing.read',
      'sharing.manage',
      'sessions.manage',
      'apiTokens.manage',
      'organisation.manage',
      'policy.manage',
      'audit.read',
      'audit.export',
      'audit.erase',
      'deliveries.manage',
      'outbox.read',
    ],
  },
  platformOperator: { title: 'Platform operator', rights: ['installation.manage'] },
} as const satisfies Record<string, { title: string; rights: readonly Right[] }>;

export type Role = keyof typeof roles;
export const allRoles = Object.keys(roles) as [Role, ...Role[]];

export function rightsOf(role: Role): readonly Right[] {
  return roles[role].rights;
}

/** Rights that reach beyond one organisation or one service area, so that a grant limited to an area cannot carry them. */
export const rightsOfWholeOrganisation: ReadonlySet<Right> = new Set<Right>([
  'sharing.read',
  'sharing.manage',
  'sessions.manage',
  'apiTokens.manage',
  'organisation.manage',
  'policy.manage',
  'audit.read',
  'audit.export',
  'audit.erase',
  'deliveries.manage',
  'outbox.read',
  'serviceAreas.manage',
  'customers.restricted',
  'knowledge.manage',
  'replies.manage',
  'flows.manage',
  'routing.read',
  'routing.manage',
  'closures.manage',
  'installation.manage',
]);
