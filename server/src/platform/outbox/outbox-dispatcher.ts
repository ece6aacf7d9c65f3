import { type Clock, minutes, seconds } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import type { Database, Transaction } from '../database/index.ts';
import { ClaimedWork, type ClaimHeld, failureLabel, retryDelayMs, Ticker } from '../jobs/index.ts';
import { inTrace, type Log } from '../log/index.ts';
import type { CountEvent, Metrics } from '../metrics/index.ts';
import { type OutboxRow, outboxStore } from './outbox-store.ts';

export interface OutboxDispatcherNeeds {
  readonly database: Database;
  readonly clock: Clock;
  /** Milliseconds that never go back, whatever happens to the clock on the wall. */
  readonly steadyClock: () => number;
  readonly log: Pick<Log, 'error'>;
  readonly metrics: Pick<Metrics, 'countOf' | 'levelOf'>;
  readonly leaseMs?: number;
  /** After so long a delivery that does not answer counts as failed. */
  readonly patienceMs?: number;
}

/** Something to do outside. The id stays the same over every attempt: the receiver recognises a repetition by it. */
export interface OutgoingDelivery {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  /** As it was written; parse it before use. */
  readonly payload: unknown;
  readonly attempt: number;
  readonly traceId: string;
}

export type Deliver = (delivery: OutgoingDelivery, signal: AbortSignal) => Promise<void>;

/** Thrown by a deliverer when another attempt cannot help: the address does not exist, the content is refused. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
  /** Few words without personal data, for whoever looks after it: `smtp 550`. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('A delivery was refused for good.', { cause });
    this.code = code;
  }
}

class DeliveryTookTooLong extends Error {
  override readonly name = 'DeliveryTookTooLong';
}

const atOnce = 16;
const roundPauseMs = 250;
/** About a day, at the ten minutes that the waits grow to. */
const attemptsBeforeDead = 150;

/**
 * Carries out what transactions left to be done outside: after their commit, at least once, in order under one key.
 * What fails comes back later; what fails for a day, or for good, is laid aside where it can be seen. After a crash
 * between the deed and its mark the same message goes out again under the same id.
 */
export class OutboxDispatcher {
  readonly #needs: OutboxDispatcherNeeds;
  readonly #deliverers = new Map<string, Deliver>();
  readonly #underway: ClaimedWork<OutboxRow>;
  readonly #ticker: Ticker;
  readonly #count: CountEvent<'kind' | 'outcome'>;

  constructor(needs: OutboxDispatcherNeeds) {
    this.#needs = needs;
    const { database, steadyClock, leaseMs = seconds(15), log, metrics } = needs;
    const { claim, renew } = outboxStore;
    this.#underway = new ClaimedWork({ name: 'outbox.claim', database, steadyClock, leaseMs, claim, renew });
    this.#ticker = new Ticker({ name: 'outbox', pauseMs: roundPauseMs, round: () => this.round(), log });
    this.#count = metrics.countOf({
      name: 'deliveries_total',
      help: 'Attempts to deliver outside',
      labels: ['kind', 'outcome'],
    });
    metrics.levelOf({ name: 'deliveries_waiting', help: 'Deliveries not yet made' }, () => this.#levelOf('waiting'));
    metrics.levelOf({ name: 'deliveries_dead', help: 'Deliveries given up, for somebody to look at' }, () =>
      this.#levelOf('dead'),
    );
  }

  /** How deliveries of a kind are made. A kind nobody registered waits for a node that knows it. */
  onDelivery(kind: string, deliver: Deliver): void {
    if (this.#deliverers.has(kind)) throw new Error(`Two deliverers for ${kind}`);
    this.#deliverers.set(kind, deliver);
  }

  start(): void {
    this.#ticker.start();
  }

  /** Begins nothing new, tells what is underway to stop, and waits for it. */
  async stop(): Promise<void> {
    await this.#ticker.stop();
    this.#underway.abortAll();
    await this.whenIdle();
  }

  whenIdle(): Promise<void> {
    return this.#underway.whenIdle();
  }

  /** One look at what is due. Called by `start` four times a second; tests call it themselves. */
  async round(): Promise<void> {
    const kinds = [...this.#deliverers.keys()];
    await this.#underway.renew();
    const room = atOnce - this.#underway.count;
    if (kinds.length === 0 || room <= 0) return;
    const db = this.#needs.database.read(systemScope(everyOrganisation, 'outbox.due'));
    const lapsed = this.#underway.lapsed(await outboxStore.claimed(db, kinds));
    const due = await outboxStore.due(db, kinds, this.#needs.clock(), room);
    await this.#underway.begin([...lapsed, ...due].slice(0, room), (row, held) =>
      inTrace(row.trace_id, () => this.#deliver(row, held)),
    );
  }

  async #deliver(row: OutboxRow, held: ClaimHeld): Promise<void> {
    const attempt = row.attempts + 1;
    let keepOutcome: (tx: Transaction) => Promise<number>;
    try {
      await this.#attempt({ ...outgoing(row), attempt }, held.signal);
      this.#count({ kind: row.kind, outcome: 'delivered' });
      keepOutcome = (tx) => outboxStore.delivered(tx, row, held.token);
    } catch (failure) {
      keepOutcome = this.#afterFailure(row, attempt, held, failure);
    }
    try {
      const scope = systemScope(row.organisation_id, 'outbox.deliver', row.trace_id);
      await this.#needs.database.inTransaction(scope, keepOutcome);
    } catch (err) {
      // The claim stands until its lease lapses; then the same message goes out again under the same id.
      this.#needs.log.error({ err, kind: row.kind, deliveryId: row.id }, 'The outcome of a delivery could not be kept');
    }
  }

  async #attempt(delivery: OutgoingDelivery, stopped: AbortSignal): Promise<void> {
    const patience = AbortSignal.timeout(this.#needs.patienceMs ?? minutes(1));
    const signal = AbortSignal.any([stopped, patience]);
    const deliver = this.#deliverers.get(delivery.kind)!;
    await Promise.race([
      deliver(delivery, signal),
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DeliveryTookTooLong()), { once: true });
      }),
    ]);
  }

  #afterFailure(
    row: OutboxRow,
    attempt: number,
    { token, signal }: ClaimHeld,
    failure: unknown,
  ): (tx: Transaction) => Promise<number> {
    if (signal.aborted) {
      return (tx) => outboxStore.putOff(tx, row, token, { dueAt: tx.now, attempts: attempt - 1, error: null });
    }
    const isForGood = failure instanceof Undeliverable || attempt >= attemptsBeforeDead;
    this.#count({ kind: row.kind, outcome: isForGood ? 'dead' : 'failed' });
    this.#needs.log.error({ err: failure, kind: row.kind, deliveryId: row.id, attempt }, 'A delivery failed');
    const error = failureLabel(failure);
    if (isForGood) return (tx) => outboxStore.dead(tx, row, token, error);
    const dueAt = this.#needs.clock() + retryDelayMs(attempt, Math.random());
    return (tx) => outboxStore.putOff(tx, row, token, { dueAt, attempts: attempt, error });
  }

  async #levelOf(state: 'waiting' | 'dead'): Promise<number> {
    const db = this.#needs.database.read(systemScope(everyOrganisation, 'outbox.level'));
    const { rows } = await db
      .selectFrom('outbox')
      .select((count) => count.fn.countAll().as('rows'))
      .where('delivered_at', 'is', null)
      .where('dead_at', state === 'dead' ? 'is not' : 'is', null)
      .executeTakeFirstOrThrow();
    return Number(rows);
  }
}

function outgoing(row: OutboxRow): Omit<OutgoingDelivery, 'attempt'> {
  const { id, organisation_id: organisationId, kind, trace_id: traceId } = row;
  return { id, organisationId, kind, payload: JSON.parse(row.payload), traceId };
}
