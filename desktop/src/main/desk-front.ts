import { newsChannels } from '../bridge/bridge-channels.ts';
import { openingFrom } from './link-opening.ts';
import { OfferNotices } from './offer-notices.ts';
import { Openings } from './openings.ts';
import type { DeskWindow, Platform } from './platform.ts';
import { PresenceTray } from './presence-tray.ts';

/** What the desk shows outside its page, and what reaches the page from there. */
export interface DeskFront {
  readonly openings: Openings;
  readonly offers: OfferNotices;
  readonly tray: PresenceTray;
  /** Brings the desk before the person's eyes. */
  show(): void;
  /** Another program's link, or one of our pages': opened if it is one that the desk opens. */
  followLink(link: string): void;
  /** Nobody is at work here any more. */
  leave(): void;
}

/** `opened` is the desk's window, which may come later than the first link. */
export function deskFront(platform: Platform, opened: Promise<DeskWindow>): DeskFront {
  const { program, windows, notices, tray: place } = platform;
  const withWindow = (deed: (window: DeskWindow) => void): void => void opened.then(deed);
  const show = () => withWindow((window) => window.show());
  const openings = new Openings({
    onWaits() {
      show();
      withWindow((window) => window.tell(newsChannels.openingWaits));
    },
  });
  const offers = new OfferNotices({
    notices,
    isWatched: () => windows.isWatched(),
    flash: (isNeeded) => withWindow((window) => window.flash(isNeeded)),
    onChosen: ({ contactId }) => openings.open({ kind: 'contact', contactId }),
  });
  const tray = new PresenceTray({
    tray: place,
    onShow: show,
    onQuit: () => program.quit(),
    onChosen: (wanted) => withWindow((window) => window.tell(newsChannels.presenceChosen, wanted)),
  });
  return {
    openings,
    offers,
    tray,
    show,
    followLink(link) {
      const opening = openingFrom(link);
      if (opening) openings.open(opening);
    },
    leave() {
      tray.show(null);
      offers.withdrawAll();
    },
  };
}
