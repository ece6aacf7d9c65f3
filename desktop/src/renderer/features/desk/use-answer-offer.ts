import { contactOperations } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import { type Offer, routingOperations } from '@switchboard/shared/routing';
import { useCallback, useRef, useState } from 'react';
import { useStore } from 'react-redux';
import { useNavigate } from 'react-router';
import type { CallInputOf } from '@switchboard/shared/access';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useDesk } from '../../app/desk-context.ts';
import type { DeskStore } from '../../app/store.ts';
import { contactOpening, contactsLoaded, openingFailed } from '../../app/desk-work/contacts-slice.ts';
import { offerClosed, offerMissed } from '../../app/desk-work/offers-slice.ts';

export type DeclineReason = CallInputOf<typeof routingOperations.decline>['reason'];

/**
 * Takes or gives back an offer. On acceptance the contact is on screen at once, from what the offer told, while its
 * record is on the way.
 */
export function useAnswerOffer() {
  const store = useStore() as DeskStore;
  const { api, clock } = useDesk();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<{ offerId: string; refusal: CallRefusal }>();
  /** One wish per offer: pressed again after a lost link it is the same wish. */
  const wishes = useRef(new Map<string, string>());
  const wishFor = useCallback(
    (key: string) => {
      const id = wishes.current.get(key) ?? newId(clock());
      wishes.current.set(key, id);
      return id;
    },
    [clock],
  );

  const failed = useCallback(
    (offer: Offer, why: CallRefusal) => {
      store.dispatch(openingFailed(offer.contactId));
      if (why.kind === 'refused') store.dispatch(offerMissed(offer.id));
      else setRefusal({ offerId: offer.id, refusal: why });
    },
    [store],
  );

  const accept = useCallback(
    async (offer: Offer) => {
      setBusy(offer.id);
      setRefusal(undefined);
      void navigate('/');
      store.dispatch(contactOpening(offer));
      const outcome = await api.call(
        routingOperations.accept,
        { reservationId: offer.id, fencing: offer.fencing },
        wishFor(`accept ${offer.id}`),
      );
      setBusy(undefined);
      if (!outcome.ok) return failed(offer, outcome.refusal);
      store.dispatch(offerClosed(offer.id));
      const asked = store.getState().contacts.heard;
      const mine = await api.call(contactOperations.mine, {});
      if (mine.ok) store.dispatch(contactsLoaded({ items: mine.value.items, asked }));
    },
    [api, store, navigate, wishFor, failed],
  );

  const decline = useCallback(
    async (offer: Offer, reason: DeclineReason) => {
      setBusy(offer.id);
      setRefusal(undefined);
      const outcome = await api.call(
        routingOperations.decline,
        { reservationId: offer.id, fencing: offer.fencing, reason },
        wishFor(`decline ${offer.id} ${reason}`),
      );
      setBusy(undefined);
      if (outcome.ok) store.dispatch(offerClosed(offer.id));
      else failed(offer, outcome.refusal);
    },
    [api, store, wishFor, failed],
  );
  return { accept, decline, busy, refusal };
}
