import type { Alert } from '@switchboard/shared/alerts';
import { useEffect, useRef } from 'react';
import { useDesk } from '../desk-context.ts';
import { soundOffer } from '../offer-sound.ts';
import { useDeskSelector } from '../store.ts';

/**
 * Each new alert sounds once, and is announced outside the page to whoever looks elsewhere. What stood already when the
 * desk was opened is shown, and makes no noise.
 */
export function useAlertSignals(alerts: readonly Alert[]): void {
  const { shell } = useDesk();
  const sound = useDeskSelector(({ preferences }) => preferences.offerSound);
  const openedAt = useRef<number>(undefined);
  const known = useRef(new Set<string>());
  const { clock } = useDesk();
  useEffect(() => {
    openedAt.current ??= clock();
    const opened = openedAt.current;
    const fresh = alerts.filter(({ id }) => !known.current.has(id));
    for (const id of known.current) if (!alerts.some((alert) => alert.id === id)) shell.withdrawOffer(id);
    known.current = new Set(alerts.map(({ id }) => id));
    const news = fresh.filter(({ raisedAt }) => raisedAt > opened - recentMs);
    if (news.length > 0 && sound === 'on') soundOffer('emergency');
    for (const { id, contactId, band, queue } of news) {
      const title = band === 0 ? 'Alert: emergency' : 'Alert';
      shell.showOffer({ reservationId: `${id}`, contactId, title, body: queue ?? 'With the bot' });
    }
  }, [alerts, shell, sound, clock]);
}

/** Whoever opens her desk while something is happening hears of it. */
const recentMs = 60_000;
