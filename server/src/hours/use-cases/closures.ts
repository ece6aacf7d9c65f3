import type { InputOf } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import { type Closure, type closureOperations, longestClosureMs } from '@switchboard/shared/hours';
import { accepted, newId, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import { queuesOf } from '../../queues/index.ts';
import { closureById, endClosure, insertClosure } from '../storage/closures.ts';

type Declaration = InputOf<(typeof closureOperations)['declare']> & { readonly by: string };

export const closureEnds = 'closure.ends';

/** Closed from this commit on; a durable timer opens again whatever anybody forgets. */
export async function declareClosure(
  tx: Transaction,
  { queues, words, reason, untilAt, by }: Declaration,
): Promise<Result<{ closureId: string }, Refusal>> {
  const { organisationId } = tx.scope;
  if (untilAt <= tx.now || untilAt > tx.now + longestClosureMs) return refused({ code: 'closure/too-long' });
  if (queues !== 'all') {
    const own = new Set((await queuesOf(tx.db)).map(({ id }) => id));
    if (queues.some((id) => !own.has(id))) return refused({ code: 'request/not-found' });
  }
  const id = newId(tx.now);
  const closure: Closure = {
    id,
    organisationId,
    queues,
    words,
    reason,
    declaredAt: tx.now,
    declaredBy: by,
    untilAt,
    endedAt: null,
    liftedBy: null,
  };
  await insertClosure(tx.db, closure);
  await tx.schedule({ kind: closureEnds, key: id, dueAt: untilAt, basis: 'clock' });
  tx.event({ type: 'closure.changed', subjectId: id, body: { closure } });
  await tx.audit({ subject: { kind: 'closure', id }, after: { queues, words, reason, untilAt } });
  return accepted({ closureId: id });
}

export async function liftClosure(
  tx: Transaction,
  { closureId: id, by }: { readonly closureId: string; readonly by: string },
): Promise<Result<Record<string, never>, Refusal>> {
  const closure = await closureById(tx.db, id);
  if (!closure) return refused({ code: 'request/not-found' });
  const ended = { ...closure, endedAt: tx.now, liftedBy: by };
  if (!(await endClosure(tx.db, { id, at: tx.now, liftedBy: by }))) return refused({ code: 'closure/over' });
  await tx.cancel(closureEnds, id);
  tx.event({ type: 'closure.changed', subjectId: id, body: { closure: ended } });
  await tx.audit({ subject: { kind: 'closure', id }, before: closure, after: ended });
  return accepted({});
}

/** Its time is over. */
export async function onClosureEnds(tx: Transaction, { key: id }: DueJob): Promise<void> {
  const closure = await closureById(tx.db, id);
  if (!closure || !(await endClosure(tx.db, { id, at: tx.now, liftedBy: null }))) return;
  tx.event({ type: 'closure.changed', subjectId: id, body: { closure: { ...closure, endedAt: tx.now } } });
}
