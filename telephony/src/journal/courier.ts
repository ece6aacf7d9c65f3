import { type JournalAnswer, type JournalMessage, maxJournalBatch } from '@switchboard/shared/telephony';
import type { Log } from '../log/make-log.ts';
import type { Journal } from './journal.ts';

/** One way to a server. */
export interface JournalWay {
  readonly isOpen: boolean;
  /** Undefined when no answer came: then nobody knows whether the batch was committed, and it is sent again. */
  sendJournal(message: JournalMessage): Promise<JournalAnswer | undefined>;
}

interface CourierNeeds {
  readonly journal: Journal;
  readonly ways: () => readonly JournalWay[];
  readonly log: Log;
  /** After a way failed and no other was open. */
  readonly retryAfterMs?: number;
}

/**
 * Carries the journal to whichever server is linked, in order, one batch at a time; the next only after an answer. The
 * server takes each position once, so that a batch whose answer was lost may go to another server.
 */
export class Courier {
  readonly #needs: CourierNeeds;
  readonly #deaf: () => void;
  #carrying = false;
  #wokenMeanwhile = false;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;
  #turn = 0;

  constructor(needs: CourierNeeds) {
    this.#needs = needs;
    this.#deaf = needs.journal.onAppended(() => this.wake());
  }

  /** Something was written, or a server was linked. */
  wake(): void {
    this.#wokenMeanwhile = this.#carrying;
    if (this.#carrying || this.#closed) return;
    this.#carrying = true;
    clearTimeout(this.#retry);
    void this.#carryAll().finally(() => {
      this.#carrying = false;
      if (this.#wokenMeanwhile) this.wake();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#deaf();
  }

  async #carryAll(): Promise<void> {
    const { journal, ways } = this.#needs;
    for (;;) {
      const entries = journal.unacknowledged(maxJournalBatch);
      const open = ways().filter(({ isOpen }) => isOpen);
      if (this.#closed || entries.length === 0 || open.length === 0) return;
      const message: JournalMessage = { entries: [...entries] };
      const way = open[this.#turn % open.length]!;
      const isCarried = await this.#carry(way, message);
      if (isCarried) continue;
      this.#turn += 1;
      this.#retry = setTimeout(() => this.wake(), this.#needs.retryAfterMs ?? 1_000);
      return;
    }
  }

  async #carry(way: JournalWay, message: JournalMessage): Promise<boolean> {
    const { journal, log } = this.#needs;
    const answer = await way.sendJournal(message);
    if (answer === undefined) return false;
    if (!answer.ok) {
      log.error({ code: answer.code }, 'A server did not take the call journal; its entries are kept and sent again');
      return false;
    }
    await journal.acknowledge(answer.through);
    return true;
  }
}
