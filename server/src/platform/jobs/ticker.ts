import type { Log } from '../log/index.ts';

export interface TickerNeeds {
  readonly name: string;
  /** From the end of one round to the beginning of the next. */
  readonly pauseMs: number;
  readonly round: () => Promise<unknown>;
  readonly log: Pick<Log, 'error'>;
}

/** Does a round of work again and again, never two rounds at once. A round that fails is logged, and comes again. */
export class Ticker {
  readonly #needs: TickerNeeds;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopped = true;

  constructor(needs: TickerNeeds) {
    this.#needs = needs;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#next();
  }

  /** Answers when the round that is running has ended; none begins after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#once().finally(() => this.#next());
    }, this.#needs.pauseMs);
  }

  async #once(): Promise<void> {
    const { name, round, log } = this.#needs;
    try {
      await round();
    } catch (err) {
      log.error({ err, ticker: name }, 'A round of background work failed');
    }
  }
}
