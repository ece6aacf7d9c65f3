import type { Instant } from '@switchboard/shared/kernel';
import { liveLimits } from '@switchboard/shared/protocol';

/**
 * How much is on its way to one consumer. What does not fit in stays in the log, which is the buffer: a consumer
 * that reads slowly costs no memory, only its place.
 */
export class FlowWindow {
  readonly #sentAt: Instant[] = [];

  /** Whether another batch may be sent. */
  get isOpen(): boolean {
    return this.#sentAt.length < liveLimits.batchesInFlight;
  }

  sent(now: Instant): void {
    this.#sentAt.push(now);
  }

  /** The consumer has taken one batch; a surplus acknowledgement changes nothing. */
  acknowledged(): void {
    this.#sentAt.shift();
  }

  /** Whether the oldest batch has been on its way for too long. */
  isStuck(now: Instant): boolean {
    const oldest = this.#sentAt[0];
    return oldest !== undefined && now - oldest > liveLimits.slowAfterMs;
  }
}
