import type { Instant } from '@switchboard/shared/kernel';
import type { Transaction } from '../database/transaction.ts';

/** A durable timer whose time has come. */
export interface DueJob {
  /** `'*'` for housekeeping that serves every organisation. */
  readonly organisationId: string;
  readonly kind: string;
  readonly key: string;
  readonly dueAt: Instant;
  /** As it was planned; parse it before use. */
  readonly payload: unknown;
  /** 1 at the first attempt. */
  readonly attempt: number;
  /** The trace of whoever planned it, so that one id finds the whole path. */
  readonly traceId: string;
}

/**
 * Runs in the very transaction that removes the job: its effect happens exactly once. Nothing but the database may
 * be awaited in it.
 */
export type JobInTransaction = (tx: Transaction, job: DueJob) => Promise<void>;

/**
 * Runs outside any transaction, for work that takes long or reaches outside. It runs at least once: after a crash
 * it runs again. The signal is raised when the server stops or another node has taken over.
 */
export type JobOutside = (job: DueJob, signal: AbortSignal) => Promise<void>;

/** Housekeeping in a transaction; `'more'` when there was too much for one round, so that it comes again at once. */
export type Housekeeping = (tx: Transaction, job: DueJob) => Promise<'done' | 'more'>;
