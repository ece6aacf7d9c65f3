import type { DomainEvent } from '../events/event-log.ts';
import { BrokenLog } from './next-batch.ts';

/** The part of the event log that live links read. */
export interface ReadableLog {
  readAfter(organisationId: string, seq: number, limit: number): Promise<DomainEvent[]>;
  headOf(organisationId: string): Promise<number>;
}

const pageSize = 500;
/** What a node keeps of each stream for subscribers that are nearly up to date. */
const keptEvents = 2_000;

/**
 * The end of one organisation's stream as this node knows it: read from the log once for all subscribers, the last
 * part kept in memory. It never runs ahead of the log, and whoever needs more reads the log.
 */
export class StreamTail {
  readonly stream: string;
  readonly #log: ReadableLog;
  readonly #grown: (events: readonly DomainEvent[]) => void;
  #kept: DomainEvent[] = [];
  #head: number;
  #reading: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  /** `grown` is called synchronously with each page, in order, before anybody can read it from here. */
  constructor(stream: string, head: number, log: ReadableLog, grown: (events: readonly DomainEvent[]) => void) {
    this.stream = stream;
    this.#head = head;
    this.#log = log;
    this.#grown = grown;
  }

  get head(): number {
    return this.#head;
  }

  /** Afterwards the tail holds everything that was committed before the call. Calls that come together read once. */
  refresh(): Promise<void> {
    if (!this.#reading) {
      this.#reading = this.#readOn().finally(() => {
        this.#reading = null;
      });
      return this.#reading;
    }
    this.#next ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        return this.refresh();
      });
    return this.#next;
  }

  /** What follows `seq` and is kept here; undefined when the log itself must be asked. */
  after(seq: number, limit: number): DomainEvent[] | undefined {
    if (seq >= this.#head) return [];
    const first = this.#kept[0]?.seq;
    if (first === undefined || seq + 1 < first) return undefined;
    const from = seq + 1 - first;
    return this.#kept.slice(from, from + limit);
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const page = await this.#log.readAfter(this.stream, this.#head, pageSize);
      if (page.length === 0) return;
      this.#append(page);
      if (page.length < pageSize) return;
    }
  }

  #append(page: readonly DomainEvent[]): void {
    for (const [index, event] of page.entries()) {
      const expected = this.#head + 1 + index;
      if (event.seq !== expected) throw new BrokenLog(expected, event.seq);
    }
    this.#kept.push(...page);
    if (this.#kept.length > keptEvents * 2) this.#kept = this.#kept.slice(-keptEvents);
    this.#head = page.at(-1)!.seq;
    this.#grown(page);
  }
}
