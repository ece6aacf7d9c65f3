/**
 * What stands around the desk's pages: in Electron the program with its tray and the computer's notifications, in a
 * browser the tab with its title and the browser's own notifications. The desk's screens use it, and cannot tell.
 */
import type { WantedState } from '@switchboard/shared/agents';
import type { DeskBridge, Unlisten } from '../../bridge/bridge-contract.ts';
import type { OfferNotice, Opening, Presence } from '../../bridge/desk-news.ts';
import { browserOffers } from './browser-offers.ts';
import { titleBadge } from './title-badge.ts';

export type { OfferNotice, Opening, Presence };

export interface DeskShell {
  /**
   * Asks for leave to notify, where that is needed. To be called from a click (going ready): browsers refuse it
   * otherwise. Refused leave is no error: the title still counts the offers.
   */
  askToNotify(): void;
  /**
   * Announces an offer outside the page while the person looks elsewhere; choosing it calls `onOpening`. Its words may
   * be read on a locked screen: say the channel and the queue, never who it is or what it is about.
   */
  showOffer(offer: OfferNotice): void;
  /** The offer is over, whoever took it. */
  withdrawOffer(reservationId: string): void;
  /** Whenever presence, reasons or the number of offers change; null on leaving the desk. Also counts in the title. */
  tellPresence(presence: Presence | null): void;
  /** A notification or another program's link asks for something, possibly before the desk was open. One listener. */
  onOpening(listener: (opening: Opening) => void): Unlisten;
  /** A presence was chosen in the tray: ask the server for it. */
  onPresenceChosen(listener: (wanted: WantedState) => void): Unlisten;
}

/** The shell of this page: `bridge` where it runs inside Electron. */
export function makeDeskShell(page: Window, bridge: DeskBridge | undefined): DeskShell {
  const badge = titleBadge(page.document);
  const shell = bridge ? electronShell(bridge) : browserShell(page);
  return {
    ...shell,
    tellPresence(presence) {
      badge.show(presence?.offers ?? 0);
      shell.tellPresence(presence);
    },
  };
}

function electronShell(bridge: DeskBridge): DeskShell {
  return {
    askToNotify: () => undefined,
    showOffer: (offer) => void bridge.showOffer(offer),
    withdrawOffer: (reservationId) => void bridge.withdrawOffer({ reservationId }),
    tellPresence: (presence) => void bridge.tellPresence(presence),
    onOpening(listener) {
      const take = async () => {
        const opening = await bridge.takeOpening();
        if (opening) listener(opening);
      };
      const unlisten = bridge.onOpeningWaits(() => void take());
      void take();
      return unlisten;
    },
    onPresenceChosen: (listener) => bridge.onPresenceChosen(listener),
  };
}

/** A tab has no tray, and no program hands it links. */
function browserShell(page: Window): DeskShell {
  const offers = browserOffers(page);
  return {
    askToNotify: offers.askToNotify,
    showOffer: offers.show,
    withdrawOffer: offers.withdraw,
    tellPresence(presence) {
      if (!presence) offers.withdrawAll();
    },
    onOpening: (listener) => offers.onChosen(({ contactId }) => listener({ kind: 'contact', contactId })),
    onPresenceChosen: () => () => undefined,
  };
}
