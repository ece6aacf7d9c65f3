import type { CommittedStream, Database } from '../database/index.ts';
import { readStreamHeads } from './stream-heads.ts';
import type { OnWake, Wake } from './wake.ts';

/** Without anything faster, another node's facts are noticed within this time. */
const briskMs = 250;
/** While something faster works, the database is only asked in case that lost a message. */
const easyMs = 1_000;

export interface PollingNeeds {
  readonly database: Database;
  /** Whether something faster works just now. */
  readonly canTakeItEasy: () => boolean;
  readonly report: (failure: unknown) => void;
}

/** Asks the database how far the streams have come: one small statement for all of them. */
export class PollingWake implements Wake {
  readonly #needs: PollingNeeds;
  #heads = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(needs: PollingNeeds) {
    this.#needs = needs;
  }

  async start(onWake: OnWake): Promise<void> {
    this.#heads = await readStreamHeads(this.#needs.database);
    this.#schedule(onWake);
  }

  announce(): void {
    // The database is the announcement.
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#asking;
  }

  #schedule(onWake: OnWake): void {
    if (this.#isStopped) return;
    const waitMs = this.#needs.canTakeItEasy() ? easyMs : briskMs;
    this.#timer = setTimeout(() => {
      this.#asking = this.#ask(onWake).finally(() => this.#schedule(onWake));
    }, waitMs);
    this.#timer.unref();
  }

  async #ask(onWake: OnWake): Promise<void> {
    try {
      const heads = await readStreamHeads(this.#needs.database);
      const grown: CommittedStream[] = [];
      for (const [organisationId, seq] of heads) {
        if (this.#heads.get(organisationId) !== seq) grown.push({ organisationId, seq });
      }
      this.#heads = heads;
      if (grown.length > 0) onWake(grown);
    } catch (failure) {
      this.#needs.report(failure);
    }
  }
}
