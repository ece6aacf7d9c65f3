import type { Instant } from '@switchboard/shared/kernel';
import { AttemptLimit } from './attempt-limit.ts';

/**
 * How fast anyone may guess, on top of the lock-out: attempts at one account, known or not, and wrong passwords from
 * one address. Right passwords do not count against an address: a whole shift signs in through one proxy at nine.
 */
export class SignInLimits {
  readonly #perAccount: AttemptLimit;
  readonly #wrongPerAddress: AttemptLimit;

  constructor(perMinute = { perAccount: 10, wrongPerAddress: 30 }) {
    this.#perAccount = new AttemptLimit(perMinute.perAccount);
    this.#wrongPerAddress = new AttemptLimit(perMinute.wrongPerAddress);
  }

  mayTry(userName: string, address: string, now: Instant): boolean {
    if (this.#perAccount.isExhausted(userName, now) || this.#wrongPerAddress.isExhausted(address, now)) return false;
    this.#perAccount.count(userName, now);
    return true;
  }

  wasWrong(address: string, now: Instant): void {
    this.#wrongPerAddress.count(address, now);
  }
}
