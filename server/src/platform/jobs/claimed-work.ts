import { randomUUID } from 'node:crypto';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import type { Database, Transaction } from '../database/index.ts';
import { LeaseWatch } from './lease-watch.ts';

interface ClaimedRow {
  readonly claim_token: string | null;
  readonly claimed_until: number | null;
}

export interface ClaimedWorkNeeds<Row> {
  readonly name: string;
  readonly database: Database;
  readonly steadyClock: () => number;
  readonly leaseMs: number;
  /** Conditional on the row being as it was read; answers whether it was. */
  readonly claim: (tx: Transaction, row: Row, token: string, stamp: number) => Promise<boolean>;
  readonly renew: (tx: Transaction, row: Row, token: string, stamp: number) => Promise<boolean>;
}

interface Running<Row> {
  readonly row: Row;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export interface ClaimHeld {
  readonly token: string;
  /** Raised when the server stops, or when another node has taken the claim over. */
  readonly signal: AbortSignal;
}

/** Rows this node has claimed and is working on: claimed, renewed while the work lasts, given up when lost. */
export class ClaimedWork<Row extends ClaimedRow> {
  readonly #needs: ClaimedWorkNeeds<Row>;
  readonly #watch: LeaseWatch;
  readonly #running = new Map<string, Running<Row>>();
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(needs: ClaimedWorkNeeds<Row>) {
    this.#needs = needs;
    this.#watch = new LeaseWatch(needs.leaseMs);
  }

  get count(): number {
    return this.#running.size;
  }

  /** Of all claimed rows, those of other nodes that have not been renewed for a whole lease. */
  lapsed(claimed: readonly Row[]): Row[] {
    const ofOthers = claimed.filter((row) => !this.#running.has(row.claim_token!));
    const claims = ofOthers.map((row) => ({ id: row.claim_token!, stamp: row.claimed_until!, row }));
    return this.#watch.lapsed(claims, this.#needs.steadyClock()).map(({ row }) => row);
  }

  /** Claims what is still as it was read, and begins the work on it. The work keeps its own outcome. */
  async begin(rows: readonly Row[], work: (row: Row, held: ClaimHeld) => Promise<void>): Promise<void> {
    if (rows.length === 0) return;
    const { database, claim } = this.#needs;
    const claimed = await database.inTransaction(this.#scope(), async (tx) => {
      const ours: { row: Row; token: string }[] = [];
      for (const row of rows) {
        const token = randomUUID();
        if (await claim(tx, row, token, this.#stamp(tx))) ours.push({ row, token });
      }
      return ours;
    });
    for (const { row, token } of claimed) {
      const abort = new AbortController();
      const ended = work(row, { token, signal: abort.signal }).finally(() => this.#running.delete(token));
      this.#running.set(token, { row, abort, ended });
    }
  }

  /** Says that what runs here is alive, three times in a lease. */
  async renew(): Promise<void> {
    const { database, steadyClock, leaseMs, renew } = this.#needs;
    const steady = steadyClock();
    if (this.#running.size === 0 || steady - this.#renewedAt < leaseMs / 3) return;
    const running = [...this.#running];
    const lost = await database.inTransaction(this.#scope(), async (tx) => {
      const gone: Running<Row>[] = [];
      for (const [token, claim] of running) {
        if (!(await renew(tx, claim.row, token, this.#stamp(tx)))) gone.push(claim);
      }
      return gone;
    });
    for (const { abort } of lost) abort.abort();
    this.#renewedAt = steady;
  }

  abortAll(): void {
    for (const { abort } of this.#running.values()) abort.abort();
  }

  async whenIdle(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /** Differs from one renewal to the next even when the clock on the wall stands still. */
  #stamp(tx: Transaction): number {
    return tx.now + this.#needs.leaseMs + (Math.floor(this.#needs.steadyClock()) % 1000);
  }

  #scope() {
    return systemScope(everyOrganisation, this.#needs.name);
  }
}
