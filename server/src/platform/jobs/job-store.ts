import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import { hotStatement } from '../database/hot-statement.ts';
import type { Tables } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** When a job that is given back comes again, after how many attempts that failed, and how the last one did. */
export interface NextRun {
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly error: string | null;
}

export type JobRow = Selectable<Tables['job']>;

const ofKey = 'organisation_id = ? AND kind = ? AND key = ?';
/** Nobody has moved, run or claimed it since it was read. */
const asSeen = `${ofKey} AND due_at = ? AND planned_at = ? AND attempts = ? AND claim_token IS NULL`;

const take = hotStatement('job.take', `DELETE FROM job WHERE ${asSeen}`);
const putOff = hotStatement(
  'job.put-off',
  `UPDATE job SET attempts = attempts + 1, due_at = ?, planned_at = ?, basis = 'elapsed', last_error = ? WHERE ${asSeen}`,
);
const claim = hotStatement(
  'job.claim',
  `UPDATE job SET claim_token = ?, claimed_until = ?, attempts = attempts + 1 WHERE ${asSeen}`,
);
const takeOver = hotStatement(
  'job.take-over',
  `UPDATE job SET claim_token = ?, claimed_until = ?, attempts = attempts + 1
   WHERE ${ofKey} AND claim_token = ? AND claimed_until = ?`,
);
const renew = hotStatement('job.renew', `UPDATE job SET claimed_until = ? WHERE ${ofKey} AND claim_token = ?`);
const finish = hotStatement('job.finish', `DELETE FROM job WHERE ${ofKey} AND claim_token = ?`);
const giveBack = hotStatement(
  'job.give-back',
  `UPDATE job SET claim_token = NULL, claimed_until = NULL, due_at = ?, planned_at = ?, basis = 'elapsed',
     attempts = ?, last_error = ? WHERE ${ofKey} AND claim_token = ?`,
);
const planOnce = hotStatement(
  'job.plan-once',
  `INSERT INTO job (organisation_id, kind, key, due_at, payload, planned_at, basis, attempts, trace_id)
   VALUES (?, ?, ?, ?, '{}', ?, 'elapsed', 0, ?) ON CONFLICT (organisation_id, kind, key) DO NOTHING`,
);
const pullIn = hotStatement(
  'job.pull-in',
  `UPDATE job SET due_at = ?, planned_at = ? WHERE ${ofKey} AND due_at > ? AND claim_token IS NULL`,
);
const keepDistance = hotStatement(
  'job.keep-distance',
  `UPDATE job SET due_at = ? + (due_at - planned_at), planned_at = ?
   WHERE basis = 'elapsed' AND planned_at > ? AND claim_token IS NULL`,
);

const followBack = hotStatement(
  'job.follow-back',
  `UPDATE job SET due_at = due_at - ?, planned_at = planned_at - ?
   WHERE basis = 'elapsed' AND planned_at > ? AND claim_token IS NULL`,
);

const keyOf = (row: JobRow) => [row.organisation_id, row.kind, row.key];
const seenOf = (row: JobRow) => [...keyOf(row), row.due_at, row.planned_at, row.attempts];

/** The statements of durable jobs. Each change is conditional and answers whether it was this node that made it. */
export const jobStore = {
  due: (db: Kysely<Tables>, kinds: readonly string[], now: Instant, limit: number): Promise<JobRow[]> =>
    db
      .selectFrom('job')
      .selectAll()
      .where('claim_token', 'is', null)
      .where('due_at', '<=', now)
      .where('kind', 'in', kinds)
      .orderBy('due_at')
      .limit(limit)
      .execute(),

  claimed: (db: Kysely<Tables>, kinds: readonly string[]): Promise<JobRow[]> =>
    db.selectFrom('job').selectAll().where('claim_token', 'is not', null).where('kind', 'in', kinds).execute(),

  take: async (tx: Transaction, row: JobRow): Promise<boolean> => (await tx.change(take, seenOf(row))) === 1,

  putOff: (tx: Transaction, row: JobRow, dueAt: Instant, error: string) =>
    tx.change(putOff, [dueAt, tx.now, error, ...seenOf(row)]),

  claim: async (tx: Transaction, row: JobRow, token: string, stamp: number): Promise<boolean> =>
    (await (row.claim_token === null
      ? tx.change(claim, [token, stamp, ...seenOf(row)])
      : tx.change(takeOver, [token, stamp, ...keyOf(row), row.claim_token, row.claimed_until]))) === 1,

  renew: async (tx: Transaction, row: JobRow, token: string, stamp: number): Promise<boolean> =>
    (await tx.change(renew, [stamp, ...keyOf(row), token])) === 1,

  finish: (tx: Transaction, row: JobRow, token: string) => tx.change(finish, [...keyOf(row), token]),

  giveBack: (tx: Transaction, row: JobRow, token: string, next: NextRun) =>
    tx.change(giveBack, [next.dueAt, tx.now, next.attempts, next.error, ...keyOf(row), token]),

  planOnce: (tx: Transaction, row: Pick<JobRow, 'organisation_id' | 'kind' | 'key'>, dueAt: Instant) =>
    tx.change(planOnce, [row.organisation_id, row.kind, row.key, dueAt, tx.now, row.kind]),

  /** A recurring job is never further away than one interval, whatever the clock did. */
  pullIn: (tx: Transaction, row: Pick<JobRow, 'organisation_id' | 'kind' | 'key'>, latest: Instant) =>
    tx.change(pullIn, [latest, tx.now, row.organisation_id, row.kind, row.key, latest]),

  /** Planned by a clock that was ahead of ours: they keep their distance instead of waiting that much longer. */
  keepDistance: (tx: Transaction, plannedAfter: Instant) => tx.change(keepDistance, [tx.now, tx.now, plannedAfter]),

  /** The clock was set back by so much: what was planned in the hours that now come again moves with it. */
  followBack: (tx: Transaction, byMs: number) => tx.change(followBack, [byMs, byMs, tx.now]),
};
