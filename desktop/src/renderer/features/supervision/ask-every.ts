import { useEffect } from 'react';
import type { Asked } from '../../app/use-query.ts';

/** Asks again so long after the last answer: for figures that age without any fact. A page nobody sees asks nothing. */
export function useAskEvery({ loading, reload }: Pick<Asked<unknown>, 'loading' | 'reload'>, everyMs: number): void {
  useEffect(() => {
    if (loading) return;
    const timer = setInterval(() => {
      if (!document.hidden) reload();
    }, everyMs);
    return () => clearInterval(timer);
  }, [loading, reload, everyMs]);
}
