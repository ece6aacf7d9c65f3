import { refused } from '@switchboard/shared/kernel';

/** A list's `after` that no answer of ours ever held. */
export function notOurPlace() {
  const issues = [{ path: 'after', message: 'is not the `next` of an earlier answer' }];
  return refused({ code: 'request/malformed', details: { issues } } as const);
}
