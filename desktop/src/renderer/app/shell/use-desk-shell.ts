import { useEffect, useRef } from 'react';
import { reasonWords } from '../agent-words.ts';
import { useDesk } from '../desk-context.ts';
import { useDeskSelector } from '../store.ts';
import { openOffers } from '../desk-work/offers-slice.ts';
import { usePresence } from './use-presence.ts';

/** Tells the world around the page (tray, notifications, tab title) of presence and offers, and does what the tray asks. */
export function useDeskShell(): void {
  const { shell } = useDesk();
  const { me, reasons, set } = usePresence();
  const offers = useDeskSelector((state) => state.offers);
  const announced = useRef(new Set<string>());

  useEffect(() => {
    const open = openOffers(offers).map(({ offer }) => offer);
    for (const offer of open) {
      if (announced.current.has(offer.id)) continue;
      announced.current.add(offer.id);
      const title = offer.band === 0 ? 'Emergency offered' : 'Contact offered';
      shell.showOffer({ reservationId: offer.id, contactId: offer.contactId, title, body: offer.queue });
    }
    for (const id of announced.current) {
      if (open.some((offer) => offer.id === id)) continue;
      announced.current.delete(id);
      shell.withdrawOffer(id);
    }
  }, [offers, shell]);

  const openCount = openOffers(offers).length;
  useEffect(() => {
    if (!me) return shell.tellPresence(null);
    const { state, reason, stateSinceAt: sinceAt } = me;
    shell.tellPresence({ state, reason: reasonWords(reason), sinceAt, reasons: [...reasons], offers: openCount });
  }, [shell, me, reasons, openCount]);
  useEffect(() => () => shell.tellPresence(null), [shell]);

  const inHand = (me?.load.used ?? 0) > 0;
  useEffect(
    () =>
      shell.onPresenceChosen((wanted) => void set(wanted, inHand && wanted.state !== 'ready' ? 'afterLast' : 'now')),
    [shell, set, inHand],
  );
}
