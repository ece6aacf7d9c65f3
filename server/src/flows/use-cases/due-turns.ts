import type { Database } from '../../platform/database/index.ts';
import { Ticker } from '../../platform/jobs/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { dueRuns } from '../storage/flow-runs.ts';

type Listener = (contactId: string) => void;

/** What a commit of another node brings about, or a crash left behind, is found after this long at the latest. */
const lookEveryMs = 1_000;

/**
 * Tells bots which contacts have a turn due: right after each commit of this node, and every second besides. It may
 * tell of one twice; keeping a turn is what happens once.
 */
export class DueTurns {
  readonly #database: Database;
  readonly #listeners = new Set<Listener>();
  readonly #ticker: Ticker;
  readonly #unsubscribe: () => void;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor({ database, log }: { readonly database: Database; readonly log: Pick<Log, 'error'> }) {
    this.#database = database;
    this.#ticker = new Ticker({ name: 'flows.due', pauseMs: lookEveryMs, round: () => this.look(), log });
    this.#unsubscribe = database.onCommitted(() => {
      // The next round makes good a look that failed.
      if (this.#listeners.size > 0) void this.look().catch(() => undefined);
    });
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#ticker.start();
    void this.look().catch(() => undefined);
    return () => this.#listeners.delete(listener);
  }

  /** Looks once; a wish that comes meanwhile makes it look once more, however many there are. */
  async look(): Promise<void> {
    this.#again = true;
    this.#looking ??= this.#lookUntilDone().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#listeners.clear();
    await this.#ticker.stop();
    await this.#looking?.catch(() => undefined);
  }

  async #lookUntilDone(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const due = await this.#database.readPrepared<{ contact_id: string }>(dueRuns, []);
      for (const { contact_id } of due) for (const listener of this.#listeners) listener(contact_id);
    }
  }
}
