import type { Right } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { Scope } from '../../platform/access/scope.ts';
import { isHeldFor } from '../domain/held-rights.ts';

/** What cannot be found and what belongs to others look the same from outside. */
export const notFound = () => refused({ code: 'request/not-found' } as const);
export const denied = () => refused({ code: 'access/denied' } as const);

/** A list's `after` that no answer of ours ever held. */
export function notOurPlace() {
  const issues = [{ path: 'after', message: 'is not the `next` of an earlier answer' }];
  return refused({ code: 'request/malformed', details: { issues } } as const);
}

/** Refuses when the record's service area, now or after the change, lies outside where the right is held. */
export function withinReach(
  scope: Scope,
  right: Right,
  serviceAreaIds: readonly (string | null)[],
): Result<null, Refusal> {
  return serviceAreaIds.every((area) => isHeldFor(scope.rights, right, area)) ? accepted(null) : denied();
}

/** Refuses a change made against an older version than the record has now. */
export function sameVersion(record: { version: number }, given: number): Result<null, Refusal> {
  if (record.version === given) return accepted(null);
  return refused({ code: 'record/changed-meanwhile', details: { version: record.version } });
}
