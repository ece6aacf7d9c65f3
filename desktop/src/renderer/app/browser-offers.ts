import type { OfferNotice } from '../../bridge/desk-news.ts';

export interface BrowserOffers {
  askToNotify(): void;
  show(offer: OfferNotice): void;
  withdraw(reservationId: string): void;
  withdrawAll(): void;
  /** One listener: who was there before no longer hears. */
  onChosen(listener: (offer: OfferNotice) => void): () => void;
}

/** Offers as notifications of the browser, while the person looks at something else than this page. */
export function browserOffers(page: Window & { readonly Notification?: typeof Notification }): BrowserOffers {
  const { Notification: Notice } = page;
  const shown = new Map<string, Notification>();
  let chosen: ((offer: OfferNotice) => void) | undefined;

  const withdraw = (reservationId: string) => {
    shown.get(reservationId)?.close();
    shown.delete(reservationId);
  };

  return {
    askToNotify() {
      if (Notice?.permission === 'default') void Notice.requestPermission();
    },
    show(offer) {
      if (Notice?.permission !== 'granted' || page.document.hasFocus() || shown.has(offer.reservationId)) return;
      const { reservationId, title, body } = offer;
      const notice = new Notice(title, { body, tag: reservationId, requireInteraction: true });
      shown.set(reservationId, notice);
      notice.onclick = () => {
        page.focus();
        withdraw(reservationId);
        chosen?.(offer);
      };
    },
    withdraw,
    withdrawAll() {
      for (const reservationId of shown.keys()) withdraw(reservationId);
    },
    onChosen(listener) {
      chosen = listener;
      return () => {
        if (chosen === listener) chosen = undefined;
      };
    },
  };
}
