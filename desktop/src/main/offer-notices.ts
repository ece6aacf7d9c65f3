import type { OfferNotice } from '../bridge/desk-news.ts';
import type { Notices, OpenNotice } from './platform.ts';

export interface OfferNoticesNeeds {
  readonly notices: Notices;
  /** Whether the desk itself is before the person's eyes: then it says everything there. */
  readonly isWatched: () => boolean;
  /** Asks for attention where a notification may be switched off. */
  readonly flash: (needed: boolean) => void;
  readonly onChosen: (offer: OfferNotice) => void;
}

/** Offers as the computer's notifications, as long as they are on offer and the person looks elsewhere. */
export class OfferNotices {
  readonly #needs: OfferNoticesNeeds;
  readonly #open = new Map<string, OpenNotice>();

  constructor(needs: OfferNoticesNeeds) {
    this.#needs = needs;
  }

  show(offer: OfferNotice): void {
    const { notices, isWatched, flash, onChosen } = this.#needs;
    const { reservationId, title, body } = offer;
    if (this.#open.has(reservationId) || isWatched()) return;
    const notice = notices.show({ title, body }, () => {
      this.withdraw(reservationId);
      onChosen(offer);
    });
    this.#open.set(reservationId, notice);
    flash(true);
  }

  withdraw(reservationId: string): void {
    this.#open.get(reservationId)?.close();
    this.#open.delete(reservationId);
    if (this.#open.size === 0) this.#needs.flash(false);
  }

  withdrawAll(): void {
    for (const reservationId of this.#open.keys()) this.withdraw(reservationId);
  }
}
