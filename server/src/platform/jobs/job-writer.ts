import type { Instant } from '@switchboard/shared/kernel';
import { hotStatement } from '../database/hot-statement.ts';
import type { DatabaseSession } from '../database/session.ts';
import { declareTable } from '../database/tables.ts';

declare module '../database/tables.ts' {
  interface Tables {
    job: {
      organisation_id: string;
      kind: string;
      key: string;
      due_at: number;
      payload: string;
      planned_at: number;
      basis: JobBasis;
      attempts: number;
      claimed_until: number | null;
      claim_token: string | null;
      last_error: string | null;
      trace_id: string;
    };
  }
}
declareTable('job', { organisation: 'organisation_id' });

/**
 * `elapsed`: so long after it was planned (a deadline of 20 s); when the server's clock is set back, the distance is
 * kept. `clock`: at that time of day, whatever happens to the clock (a callback promised for 14:00).
 */
export type JobBasis = 'elapsed' | 'clock';

/** A durable timer. There is one of a kind and key in an organisation; planning it again moves it. */
export interface JobPlan {
  readonly kind: `${string}.${string}`;
  readonly key: string;
  readonly dueAt: Instant;
  /** `elapsed` unless said otherwise. */
  readonly basis?: JobBasis;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly organisationId?: string | undefined;
}

const upsertJob = hotStatement(
  'job.upsert',
  `INSERT INTO job (organisation_id, kind, key, due_at, payload, planned_at, basis, attempts, trace_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
   ON CONFLICT (organisation_id, kind, key) DO UPDATE SET due_at = excluded.due_at, payload = excluded.payload,
     planned_at = excluded.planned_at, basis = excluded.basis, attempts = 0, claimed_until = NULL, claim_token = NULL,
     last_error = NULL, trace_id = excluded.trace_id`,
);

const deleteJob = hotStatement('job.delete', 'DELETE FROM job WHERE organisation_id = ? AND kind = ? AND key = ?');

export async function writeJobs(
  session: DatabaseSession,
  organisationId: string,
  plans: readonly JobPlan[],
  { now, traceId }: { now: Instant; traceId: string },
): Promise<void> {
  const rows = plans.map(({ kind, key, dueAt, payload = {}, basis = 'elapsed' }) => {
    return [organisationId, kind, key, dueAt, JSON.stringify(payload), now, basis, traceId];
  });
  await session.changeEach(upsertJob, rows);
}

export async function cancelJob(
  session: DatabaseSession,
  organisationId: string,
  kind: string,
  key: string,
): Promise<void> {
  await session.change(deleteJob, [organisationId, kind, key]);
}
