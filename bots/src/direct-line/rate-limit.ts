import type { Clock } from '@switchboard/shared/kernel';

export interface Allowance {
  /** So many at once … */
  readonly burst: number;
  /** … and so many each second on average. */
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

const mostBuckets = 50_000;

/** A token bucket for each key. It forgets keys that are full again, so that strangers cannot fill the memory. */
export class RateLimit {
  readonly #allowance: Allowance;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance, clock: Clock) {
    this.#allowance = allowance;
    this.#clock = clock;
  }

  /** 0 when one more may go; else the whole seconds after which it may. */
  secondsToWait(key: string): number {
    const { burst, perSecond } = this.#allowance;
    const bucket = this.#filled(key);
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((Math.min(1, burst) - bucket.left) / perSecond));
  }

  #filled(key: string): Bucket {
    const now = this.#clock();
    const { burst, perSecond } = this.#allowance;
    const known = this.#buckets.get(key);
    if (!known) {
      if (this.#buckets.size >= mostBuckets) this.#forgetFull(now);
      const fresh = { left: burst, at: now };
      this.#buckets.set(key, fresh);
      return fresh;
    }
    // A clock that is set back gives nothing and takes nothing.
    known.left = Math.min(burst, known.left + (Math.max(0, now - known.at) / 1_000) * perSecond);
    known.at = now;
    return known;
  }

  #forgetFull(now: number): void {
    const { burst, perSecond } = this.#allowance;
    const fullAfterMs = (burst / perSecond) * 1_000;
    for (const [key, { at }] of this.#buckets) if (now - at > fullAfterMs) this.#buckets.delete(key);
    if (this.#buckets.size >= mostBuckets) this.#buckets.clear();
  }
}
