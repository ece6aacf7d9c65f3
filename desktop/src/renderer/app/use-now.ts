import { useEffect, useState } from 'react';
import { useDesk } from './desk-context.ts';

/** The time, looked at again every `everyMs`. */
export function useNow(everyMs: number): number {
  const { clock } = useDesk();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
