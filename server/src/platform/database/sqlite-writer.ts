import type { Clock } from '@switchboard/shared/kernel';
import type { Scope } from '../access/scope.ts';
import type { CommittedStream } from '../events/event-writer.ts';
import { DatabaseMisuse, markedInsideTransaction, StorageUnavailable } from './misuse.ts';
import type { SqliteSession } from './sqlite-session.ts';
import { Transaction } from './transaction.ts';

const worksPerCommit = 64;
const gatherMs = 2;

interface Work {
  readonly scope: Scope;
  readonly run: (tx: Transaction) => Promise<unknown>;
  readonly settle: (outcome: { value: unknown } | { failure: unknown }) => void;
}

/**
 * The single writer: takes waiting work in order, each piece behind a savepoint, and commits up to 64 pieces or what
 * 2 ms allow at once. A piece is answered only after that commit (S-03); a piece that throws loses only its own writes.
 */
export class SqliteWriter {
  readonly #session: SqliteSession;
  readonly #clock: Clock;
  readonly #announce: (streams: readonly CommittedStream[]) => void;
  readonly #waiting: Work[] = [];
  #busy = false;
  #idle: (() => void)[] = [];

  constructor(session: SqliteSession, clock: Clock, announce: (streams: readonly CommittedStream[]) => void) {
    this.#session = session;
    this.#clock = clock;
    this.#announce = announce;
  }

  submit<T>(scope: Scope, run: (tx: Transaction) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle: Work['settle'] = (outcome) =>
        'value' in outcome ? resolve(outcome.value as T) : reject(outcome.failure);
      this.#waiting.push({ scope, run, settle });
      if (!this.#busy) {
        this.#busy = true;
        setImmediate(() => void this.#drain());
      }
    });
  }

  whenIdle(): Promise<void> {
    return this.#busy ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#commitSome();
      // Let sockets speak between commits, so that what they bring shares the next one.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #commitSome(): Promise<void> {
    const answers: (() => void)[] = [];
    const streams: CommittedStream[] = [];
    const taken: Work[] = [];
    try {
      this.#session.run('BEGIN IMMEDIATE');
      const until = performance.now() + gatherMs;
      do {
        const work = this.#waiting.shift()!;
        taken.push(work);
        answers.push(await this.#attempt(work, streams));
      } while (this.#waiting.length > 0 && taken.length < worksPerCommit && performance.now() < until);
      this.#session.run('COMMIT');
    } catch (cause) {
      this.#rollBack();
      const failure = new StorageUnavailable('committing', cause);
      for (const work of taken) work.settle({ failure });
      if (taken.length === 0) this.#waiting.shift()?.settle({ failure });
      return;
    }
    if (streams.length > 0) this.#announce(streams);
    for (const answer of answers) answer();
  }

  /** Runs one piece and says how to answer it once the commit is durable. */
  async #attempt(work: Work, streams: CommittedStream[]): Promise<() => void> {
    this.#session.run('SAVEPOINT work');
    let left = false;
    const watch = setImmediate(() => {
      left = true;
    });
    try {
      const tx = new Transaction(this.#session, work.scope, this.#clock());
      const value = await markedInsideTransaction(() => work.run(tx));
      const committed = await tx.finish();
      if (left) throw new DatabaseMisuse('Something other than the database was awaited inside a transaction.');
      this.#session.run('RELEASE work');
      streams.push(...committed);
      return () => work.settle({ value });
    } catch (failure) {
      this.#session.run('ROLLBACK TO work');
      this.#session.run('RELEASE work');
      return () => work.settle({ failure });
    } finally {
      clearImmediate(watch);
    }
  }

  #rollBack(): void {
    try {
      this.#session.run('ROLLBACK');
    } catch {
      // A failed COMMIT or BEGIN may have ended the transaction already.
    }
  }
}
