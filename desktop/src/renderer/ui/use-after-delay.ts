import { useEffect, useState } from 'react';

/** True once `active` has lasted this long (ms), so that quick answers never flash a skeleton. */
export function useAfterDelay(active: boolean, delayMs = 300): boolean {
  const [reached, setReached] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setReached(true), delayMs);
    return () => {
      clearTimeout(timer);
      setReached(false);
    };
  }, [active, delayMs]);
  return active && reached;
}
