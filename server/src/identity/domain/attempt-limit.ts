import { type Instant, minutes } from '@switchboard/shared/kernel';

interface Window {
  readonly startedAt: Instant;
  readonly count: number;
}

const windowMs = minutes(1);
const mostKeys = 20_000;

/**
 * So many attempts of one key (an address, a user name) a minute, on this node. It slows guessing down; what stops it
 * is the lock-out, which is kept in the database. Bounded: the oldest keys are forgotten first.
 */
export class AttemptLimit {
  readonly #perMinute: number;
  readonly #windows = new Map<string, Window>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  isExhausted(key: string, now: Instant): boolean {
    return this.#countOf(key, now) >= this.#perMinute;
  }

  count(key: string, now: Instant): void {
    const count = this.#countOf(key, now) + 1;
    const startedAt = count === 1 ? now : (this.#windows.get(key)?.startedAt ?? now);
    this.#windows.delete(key);
    this.#windows.set(key, { startedAt, count });
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > mostKeys && oldest !== undefined) this.#windows.delete(oldest);
  }

  #countOf(key: string, now: Instant): number {
    const window = this.#windows.get(key);
    return window && now - window.startedAt < windowMs ? window.count : 0;
  }
}
