import { newId } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskBridge } from '../../bridge/bridge-contract.ts';
import { makeDeskShell, type OfferNotice, type Opening, type Presence } from './desk-shell.ts';

const offer: OfferNotice = {
  reservationId: newId(1_800_000_000_000),
  contactId: newId(1_800_000_000_000),
  title: 'New chat',
  body: 'Housing',
};
const presence: Presence = { state: 'ready', reason: null, sinceAt: 1_800_000_000_000, reasons: [], offers: 2 };
const toChosenOffer: Opening = { kind: 'contact', contactId: offer.contactId };

afterEach(() => {
  document.title = '';
});

describe('the title of the desk', () => {
  it('counts offers before whatever the screens call themselves, and is bare without', async () => {
    document.title = 'Contacts – Eastmere Police';
    const shell = makeDeskShell(window, undefined);
    shell.tellPresence(presence);
    expect(document.title).toBe('(2) Contacts – Eastmere Police');
    document.title = 'Account – Eastmere Police';
    await expect.poll(() => document.title).toBe('(2) Account – Eastmere Police');
    shell.tellPresence({ ...presence, offers: 0 });
    expect(document.title).toBe('Account – Eastmere Police');
  });
});

/** The browser's notifications as far as a page sees them; jsdom has none. */
class NotedNotification {
  static permission: NotificationPermission = 'granted';
  static readonly open = new Set<NotedNotification>();
  static asked = 0;
  onclick: (() => void) | undefined;
  readonly title: string;
  constructor(title: string) {
    this.title = title;
    NotedNotification.open.add(this);
  }
  static async requestPermission(): Promise<NotificationPermission> {
    NotedNotification.asked += 1;
    return 'granted';
  }
  close(): void {
    NotedNotification.open.delete(this);
  }
}

describe('offers in a browser', () => {
  let hasFocus: boolean;
  const open = () => [...NotedNotification.open];

  beforeEach(() => {
    hasFocus = false;
    NotedNotification.permission = 'granted';
    NotedNotification.open.clear();
    NotedNotification.asked = 0;
    Object.assign(window, { Notification: NotedNotification, focus: () => undefined });
    document.hasFocus = () => hasFocus;
  });

  it('are announced while the person looks elsewhere, and lead to what was chosen', () => {
    const shell = makeDeskShell(window, undefined);
    const opened: Opening[] = [];
    shell.onOpening((opening) => opened.push(opening));
    shell.showOffer(offer);
    shell.showOffer(offer);
    expect(open().map(({ title }) => title)).toEqual(['New chat']);
    open()[0]?.onclick?.();
    expect(opened).toEqual([toChosenOffer]);
    expect(open()).toEqual([]);
  });

  it('are not announced to somebody who looks, nor without leave', () => {
    const shell = makeDeskShell(window, undefined);
    hasFocus = true;
    shell.showOffer(offer);
    hasFocus = false;
    NotedNotification.permission = 'denied';
    shell.showOffer(offer);
    shell.askToNotify();
    expect(open()).toEqual([]);
    expect(NotedNotification.asked).toBe(0);
    NotedNotification.permission = 'default';
    shell.askToNotify();
    expect(NotedNotification.asked).toBe(1);
  });

  it('go when they are over, and when the person leaves', () => {
    const shell = makeDeskShell(window, undefined);
    shell.showOffer(offer);
    shell.withdrawOffer(offer.reservationId);
    expect(open()).toEqual([]);
    shell.showOffer(offer);
    shell.tellPresence(null);
    expect(open()).toEqual([]);
  });
});

describe('a link of another program, in Electron', () => {
  /** A bridge on which one opening waits. */
  function bridgeWithOpening() {
    let waiting: Opening | null = toChosenOffer;
    let tellWaits: () => void = () => undefined;
    const bridge: Pick<DeskBridge, 'takeOpening' | 'onOpeningWaits'> = {
      async takeOpening() {
        const taken = waiting;
        waiting = null;
        return taken;
      },
      onOpeningWaits(listener) {
        tellWaits = listener;
        return () => {
          tellWaits = () => undefined;
        };
      },
    };
    const link = (opening: Opening) => {
      waiting = opening;
      tellWaits();
    };
    return { bridge: bridge as DeskBridge, link };
  }

  it('that came before the desk was open is opened once it is, and later ones at once', async () => {
    const { bridge, link } = bridgeWithOpening();
    const opened: Opening[] = [];
    const unlisten = makeDeskShell(window, bridge).onOpening((opening) => opened.push(opening));
    await expect.poll(() => opened).toEqual([toChosenOffer]);
    const search: Opening = { kind: 'search', text: '07700900123' };
    link(search);
    await expect.poll(() => opened).toEqual([toChosenOffer, search]);
    unlisten();
    link(search);
    await Promise.resolve();
    expect(opened).toHaveLength(2);
  });
});
