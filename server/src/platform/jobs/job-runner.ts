import { type Clock, days, minutes, seconds } from '@switchboard/shared/kernel';
import { everyOrganisation, type Scope, systemScope } from '../access/scope.ts';
import type { Database } from '../database/database.ts';
import { inTrace, type Log } from '../log/index.ts';
import type { CountEvent, Metrics } from '../metrics/index.ts';
import { ClaimedWork, type ClaimHeld } from './claimed-work.ts';
import type { DueJob, Housekeeping, JobInTransaction, JobOutside } from './due-job.ts';
import { type JobRow, jobStore, type NextRun } from './job-store.ts';
import { failureLabel, retryDelayMs } from './retry-delay.ts';
import { Ticker } from './ticker.ts';

export interface JobRunnerNeeds {
  readonly database: Database;
  readonly clock: Clock;
  /** Milliseconds that never go back, whatever happens to the clock on the wall. */
  readonly steadyClock: () => number;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly metrics: Pick<Metrics, 'countOf' | 'levelOf'>;
  readonly leaseMs?: number;
}

type Handler =
  | { readonly where: 'inTransaction'; readonly run: Housekeeping; readonly everyMs?: number }
  | { readonly where: 'outside'; readonly run: JobOutside; readonly everyMs?: number };

/** How many due jobs one round takes: after a clock set forward, thousands become due at once. */
const perRound = 100;
const atOnce = 20;
const outsideAtOnce = 4;
const roundPauseMs = 250;
const healEveryMs = minutes(1);
/** Nodes' clocks may differ by this much without anything being amiss. */
const clockToleranceMs = seconds(5);
const recurringKey = 'recurring';

/**
 * Runs durable timers when they are due by the server's clock: each once, on one node, again after a failure, and
 * still after a restart. A clock set forward runs each due job once; a clock set back loses none (lease-watch.ts,
 * job-store.ts). Instants are UTC, so that summer time does not exist here.
 */
export class JobRunner {
  readonly #needs: JobRunnerNeeds;
  readonly #handlers = new Map<string, Handler>();
  readonly #outside: ClaimedWork<JobRow>;
  readonly #ticker: Ticker;
  readonly #count: CountEvent<'kind' | 'outcome'>;
  #healedAt = Number.NEGATIVE_INFINITY;
  #last: { readonly now: number; readonly steady: number } | undefined;

  constructor(needs: JobRunnerNeeds) {
    this.#needs = needs;
    const { database, steadyClock, leaseMs = seconds(15) } = needs;
    const { claim, renew } = jobStore;
    this.#outside = new ClaimedWork({ name: 'jobs.claim', database, steadyClock, leaseMs, claim, renew });
    this.#ticker = new Ticker({ name: 'jobs', pauseMs: roundPauseMs, round: () => this.round(), log: needs.log });
    this.#count = needs.metrics.countOf({
      name: 'jobs_total',
      help: 'Durable jobs run',
      labels: ['kind', 'outcome'],
    });
    needs.metrics.levelOf({ name: 'jobs_overdue', help: 'Jobs that should have run a minute ago' }, () =>
      this.overdue(),
    );
  }

  /** What happens when a job of this kind is due, in one transaction with its removal. */
  onDue(kind: string, run: JobInTransaction): void {
    this.#add(kind, { where: 'inTransaction', run: (tx, job) => run(tx, job).then(() => 'done') });
  }

  /** What happens outside any transaction, at least once, at most four such jobs at a time on each node. */
  onDueOutside(kind: string, run: JobOutside): void {
    this.#add(kind, { where: 'outside', run });
  }

  /** Housekeeping that comes again so long after its last run, once for all nodes. */
  every(kind: string, everyMs: number, run: Housekeeping): void {
    this.#add(kind, { where: 'inTransaction', run, everyMs });
  }

  everyOutside(kind: string, everyMs: number, run: JobOutside): void {
    this.#add(kind, { where: 'outside', run, everyMs });
  }

  /** Call it once every feature has registered its kinds; a kind nobody registered waits for a node that knows it. */
  start(): void {
    this.#ticker.start();
  }

  /** Begins nothing new, tells what runs to stop, and waits for it. What did not finish runs again elsewhere. */
  async stop(): Promise<void> {
    await this.#ticker.stop();
    this.#outside.abortAll();
    await this.whenIdle();
  }

  /** When no job outside a transaction is running on this node. */
  whenIdle(): Promise<void> {
    return this.#outside.whenIdle();
  }

  overdue(): Promise<number> {
    const before = this.#needs.clock() - minutes(1);
    const db = this.#needs.database.read(this.#scope('jobs.overdue'));
    const counted = db.selectFrom('job').select((count) => count.fn.countAll().as('jobs'));
    return counted
      .where('claim_token', 'is', null)
      .where('due_at', '<', before)
      .executeTakeFirstOrThrow()
      .then(({ jobs }) => Number(jobs));
  }

  /** One look at what is due. Called by `start` four times a second; tests call it themselves. */
  async round(): Promise<void> {
    if (this.#handlers.size === 0) return;
    await this.#heal();
    await this.#outside.renew();
    await this.#runInTransactions();
    await this.#beginOutside();
  }

  #add(kind: string, handler: Handler): void {
    if (this.#handlers.has(kind)) throw new Error(`Two handlers for jobs of kind ${kind}`);
    this.#handlers.set(kind, handler);
  }

  #kinds(where: Handler['where']): string[] {
    return [...this.#handlers].filter(([, handler]) => handler.where === where).map(([kind]) => kind);
  }

  /** At the start, each minute, and whenever the clock was set back. */
  async #heal(): Promise<void> {
    const steady = this.#needs.steadyClock();
    const now = this.#needs.clock();
    // A steady clock counts in fractions; instants are whole.
    const setBackMs = this.#last ? Math.round(this.#last.now + (steady - this.#last.steady) - now) : 0;
    this.#last = { now, steady };
    const wasSetBack = setBackMs > seconds(1);
    if (!wasSetBack && steady - this.#healedAt < healEveryMs) return;
    if (wasSetBack) this.#needs.log.warn({ setBackMs }, 'The clock of this server was set back');
    const recurring = [...this.#handlers].flatMap(([kind, { everyMs }]) => (everyMs ? [{ kind, everyMs }] : []));
    await this.#needs.database.inTransaction(this.#scope('jobs.heal'), async (tx) => {
      if (wasSetBack) await jobStore.followBack(tx, setBackMs);
      else await jobStore.keepDistance(tx, tx.now + clockToleranceMs);
      for (const { kind, everyMs } of recurring) {
        const row = { organisation_id: everyOrganisation, kind, key: recurringKey };
        await jobStore.planOnce(tx, row, tx.now + everyMs);
        await jobStore.pullIn(tx, row, tx.now + everyMs);
      }
    });
    this.#healedAt = steady;
  }

  async #runInTransactions(): Promise<void> {
    const kinds = this.#kinds('inTransaction');
    if (kinds.length === 0) return;
    const { database, clock } = this.#needs;
    const due = await jobStore.due(database.read(this.#scope('jobs.due')), kinds, clock(), perRound);
    for (let at = 0; at < due.length; at += atOnce) {
      await Promise.all(due.slice(at, at + atOnce).map((row) => this.#runInTransaction(row)));
    }
  }

  async #runInTransaction(row: JobRow): Promise<void> {
    const handler = this.#handlers.get(row.kind);
    if (handler?.where !== 'inTransaction') return;
    const job = jobOf(row, row.attempts + 1);
    try {
      const outcome = await inTrace(job.traceId, () =>
        this.#needs.database.inTransaction(scopeOf(job), async (tx) => {
          if (!(await jobStore.take(tx, row))) return 'gone';
          const left = await handler.run(tx, job);
          if (handler.everyMs) await jobStore.planOnce(tx, row, tx.now + (left === 'more' ? 0 : handler.everyMs));
          return 'done';
        }),
      );
      if (outcome === 'done') this.#count({ kind: row.kind, outcome: 'done' });
    } catch (failure) {
      this.#failed(job, failure);
      const dueAt = this.#retryAt(job.attempt, handler);
      const label = failureLabel(failure);
      await this.#needs.database.inTransaction(scopeOf(job), (tx) => jobStore.putOff(tx, row, dueAt, label));
    }
  }

  async #beginOutside(): Promise<void> {
    const kinds = this.#kinds('outside');
    const room = outsideAtOnce - this.#outside.count;
    if (kinds.length === 0 || room <= 0) return;
    const db = this.#needs.database.read(this.#scope('jobs.due'));
    const lapsed = this.#outside.lapsed(await jobStore.claimed(db, kinds));
    const due = await jobStore.due(db, kinds, this.#needs.clock(), room);
    await this.#outside.begin([...lapsed, ...due].slice(0, room), (row, held) =>
      inTrace(row.trace_id, () => this.#runOutside(row, held)),
    );
  }

  async #runOutside(row: JobRow, { token, signal }: ClaimHeld): Promise<void> {
    const handler = this.#handlers.get(row.kind);
    if (handler?.where !== 'outside') return;
    const job = jobOf(row, row.attempts + 1);
    const next = await this.#nextAfter(handler, job, signal);
    try {
      await this.#needs.database.inTransaction(scopeOf(job), (tx) =>
        next ? jobStore.giveBack(tx, row, token, next) : jobStore.finish(tx, row, token),
      );
    } catch (err) {
      // The claim stands until its lease lapses; then the job runs again.
      this.#needs.log.error({ err, kind: row.kind }, 'The outcome of a job could not be kept');
    }
  }

  /** Runs the handler and says when the job comes again; undefined when it is done for good. */
  async #nextAfter(
    handler: Extract<Handler, { where: 'outside' }>,
    job: DueJob,
    signal: AbortSignal,
  ): Promise<NextRun | undefined> {
    try {
      await handler.run(job, signal);
      this.#count({ kind: job.kind, outcome: 'done' });
      return handler.everyMs ? { dueAt: this.#needs.clock() + handler.everyMs, attempts: 0, error: null } : undefined;
    } catch (failure) {
      if (signal.aborted) return { dueAt: this.#needs.clock(), attempts: job.attempt - 1, error: null };
      this.#failed(job, failure);
      const dueAt = this.#retryAt(job.attempt, handler);
      return { dueAt, attempts: job.attempt, error: failureLabel(failure) };
    }
  }

  #retryAt(attempts: number, { everyMs = days(1) }: Handler): number {
    return this.#needs.clock() + Math.min(retryDelayMs(attempts, Math.random()), everyMs);
  }

  #failed({ kind, traceId }: DueJob, err: unknown): void {
    this.#count({ kind, outcome: 'failed' });
    this.#needs.log.error({ err, kind, traceId }, 'A job failed and will run again');
  }

  #scope(reason: string): Scope {
    return systemScope(everyOrganisation, reason);
  }
}

function jobOf(row: JobRow, attempt: number): DueJob {
  const { organisation_id: organisationId, kind, key, due_at: dueAt, trace_id: traceId } = row;
  return { organisationId, kind, key, dueAt, payload: JSON.parse(row.payload), attempt, traceId };
}

/** The job acts as the system, under the trace of whoever planned it. */
function scopeOf({ organisationId, kind, traceId }: DueJob): Scope {
  return { ...systemScope(organisationId, kind, traceId), operation: kind };
}
