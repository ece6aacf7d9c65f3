import { seconds } from '@switchboard/shared/kernel';

export interface TurnQueueNeeds {
  /** How many contacts are worked on at the same time. */
  readonly atOnce: number;
  readonly take: (contactId: string) => Promise<void>;
  readonly failed: (contactId: string, failure: unknown) => void;
}

const firstPauseMs = 250;
const longestPauseMs = seconds(30);

/**
 * Contacts with a turn due: never two turns of one contact at a time, and a notice that comes during a turn is
 * remembered. One that fails is tried again after a pause that doubles.
 */
export class TurnQueue {
  readonly #needs: TurnQueueNeeds;
  readonly #waiting = new Set<string>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #pauses = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  constructor(needs: TurnQueueNeeds) {
    this.#needs = needs;
  }

  add(contactId: string): void {
    if (this.#stopped || this.#pauses.has(contactId)) return;
    this.#waiting.add(contactId);
    this.#fill();
  }

  /** Begins nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    for (const timer of this.#pauses.values()) clearTimeout(timer);
    this.#pauses.clear();
    await Promise.all(this.#busy.values());
  }

  #fill(): void {
    for (const contactId of this.#waiting) {
      if (this.#busy.size >= this.#needs.atOnce) return;
      if (this.#busy.has(contactId)) continue;
      this.#waiting.delete(contactId);
      this.#busy.set(contactId, this.#take(contactId, firstPauseMs));
    }
  }

  async #take(contactId: string, pauseMs: number): Promise<void> {
    try {
      await this.#needs.take(contactId);
    } catch (failure) {
      this.#needs.failed(contactId, failure);
      this.#pause(contactId, pauseMs);
    } finally {
      this.#busy.delete(contactId);
      if (!this.#stopped) this.#fill();
    }
  }

  #pause(contactId: string, pauseMs: number): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#pauses.delete(contactId);
      if (this.#stopped) return;
      this.#busy.set(contactId, this.#take(contactId, Math.min(longestPauseMs, pauseMs * 2)));
    }, pauseMs);
    this.#pauses.set(contactId, timer);
  }
}
