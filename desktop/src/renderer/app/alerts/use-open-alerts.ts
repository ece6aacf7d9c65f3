import { type Alert, alertOperations } from '@switchboard/shared/alerts';
import { useEffect, useMemo, useRef } from 'react';
import { useDeskSelector } from '../store.ts';
import { useLiveQuery } from '../use-live-query.ts';
import { useMayI } from '../use-me.ts';

/** An alert comes with its contact, and that may come by an offer. */
const nouns = ['alert', 'reservation'] as const;

/**
 * Alerts that nobody has acknowledged, the most urgent first: all that I watch, and otherwise those of contacts that I
 * have in hand or am offered.
 */
export function useOpenAlerts(): readonly Alert[] {
  const sees = useMayI('contacts.see');
  const watches = useMayI('queues.watch');
  const { value, reload } = useLiveQuery(alertOperations.list, sees ? {} : undefined, nouns);
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost && sees) reload();
    wasLost.current = isLost;
  }, [isLost, reload, sees]);
  const held = useDeskSelector(({ contacts }) => contacts.held);
  const offers = useDeskSelector((state) => state.offers);
  return useMemo(() => {
    const mine = new Set([...held.map(({ outline }) => outline.id), ...offers.map(({ offer }) => offer.contactId)]);
    const shown = (value?.items ?? []).filter(({ contactId }) => watches || mine.has(contactId));
    return shown.toSorted((one, other) => one.band - other.band || other.raisedAt - one.raisedAt);
  }, [value, held, offers, watches]);
}
