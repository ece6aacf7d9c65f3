import type { Opening } from '../bridge/desk-news.ts';

export interface OpeningsNeeds {
  /** Brings the desk before the person's eyes and tells its page that something waits. */
  readonly onWaits: () => void;
}

/**
 * What is to be opened next. It waits until the page takes it, because a link may start the program: nobody is signed
 * in then, and no page listens. The last wish counts.
 */
export class Openings {
  readonly #needs: OpeningsNeeds;
  #waiting: Opening | null = null;

  constructor(needs: OpeningsNeeds) {
    this.#needs = needs;
  }

  open(opening: Opening): void {
    this.#waiting = opening;
    this.#needs.onWaits();
  }

  /** Once; then null. */
  take(): Opening | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}
