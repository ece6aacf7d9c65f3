import type { AuditActor, AuditEntry, AuditSubject } from '@switchboard/shared/audit';

/** Verbs of operations as an auditor reads them; an operation that is not here shows its own name. */
const deeds: Readonly<Record<string, string>> = {
  'session.create': 'Signed in',
  'session.refused': 'Was refused a sign-in',
  'user.locked-out': 'Was locked out',
  'access.refused': 'Tried what the role does not allow',
  'session.end': 'Signed out',
  'session.revoke': 'Ended a session',
  'session.list': 'Looked at who is signed in',
  'session.issueShortToken': 'Took a short token',
  'desk.claim': 'Claimed a desk',
  'desk.release': 'Released a desk',
  'password.change': 'Changed a password',
  'password.reset': 'Set a password by link',
  'setup.complete': 'Set up the first administrator',
  'organisation.create': 'Created an organisation',
  'organisation.update': 'Changed the brand',
  'policy.update': 'Changed sign-in rules',
  'user.list': 'Searched users',
  'user.read': 'Opened a user',
  'user.create': 'Created a user',
  'user.update': 'Changed a user',
  'user.setRoles': 'Changed roles',
  'user.suspend': 'Suspended a user',
  'user.restore': 'Restored a user',
  'user.issueResetLink': 'Issued a password link',
  'team.create': 'Created a team',
  'team.update': 'Changed a team',
  'team.close': 'Closed a team',
  'team.addMember': 'Added a team member',
  'team.removeMember': 'Removed a team member',
  'serviceArea.create': 'Created a service area',
  'serviceArea.update': 'Changed a service area',
  'serviceArea.close': 'Closed a service area',
  'not-ready-reason.add': 'Added a reason for not being ready',
  'not-ready-reason.change': 'Changed a reason for not being ready',
  'not-ready-reason.close': 'Closed a reason for not being ready',
  'not-ready-reason.reopen': 'Reopened a reason for not being ready',
  'not-ready-reason.order': 'Put reasons for not being ready in order',
  'sharingGrant.create': 'Shared records',
  'sharingGrant.end': 'Ended a sharing',
  'apiToken.issue': 'Issued an API token',
  'apiToken.revoke': 'Revoked an API token',
  'demoOutbox.list': 'Looked into the demo outbox',
  'organisation.read': 'Looked at the organisation',
  'audit.list': 'Searched the audit trail',
  'audit.read': 'Opened an audit entry',
  'audit.trace': 'Followed a trace',
  'audit.verify': 'Had the trail verified',
  'audit.export': 'Exported the audit trail',
  'audit.erasePayload': 'Erased the content of an entry',
  'navigation.record': 'Opened a screen',
  'seed.demo': 'Filled the demonstration',
};

export const deedOf = (action: string): string => deeds[action] ?? action;

/** Operations to filter by. */
export const actionChoices = Object.entries(deeds)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));

export function actorOf({ kind, name, id }: AuditActor): string {
  if (name) return name;
  return {
    user: 'An account that is gone',
    apiToken: `Program ${id.slice(0, 8)}`,
    system: 'The system',
    anonymous: 'Not signed in',
  }[kind];
}

/** `team 4f0a91c2`: of a long id the end, which tells records apart; the whole id is in the entry. */
export function subjectOf({ kind, id }: AuditSubject): string {
  if (id === '*') return `${kind}, all`;
  return `${kind} ${id.length === 36 ? id.slice(-8) : id}`;
}

/** `Sealed as #118`, or that the sealer has not been yet. */
export const sealOf = ({ sealedSeq }: AuditEntry): string => (sealedSeq === null ? 'Not sealed yet' : `#${sealedSeq}`);

export interface ChangedField {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);

const members = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : value === undefined
      ? {}
      : { value };

/** Before and after, field by field. */
export function changesOf(before: unknown, after: unknown): readonly ChangedField[] {
  const [was, is] = [members(before), members(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => ({
    field,
    before: shown(was[field]),
    after: shown(is[field]),
  }));
}

export const factsOf = (facts: Readonly<Record<string, unknown>> | undefined): readonly (readonly [string, string])[] =>
  Object.entries(facts ?? {}).map(([name, value]) => [name, shown(value)] as const);
