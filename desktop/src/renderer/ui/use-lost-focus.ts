import { type RefObject, useLayoutEffect } from 'react';

let lastFocused: EventTarget | null = null;
if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    lastFocused = target;
  });
}

/**
 * What comes in the place of something that had the focus takes it: a browser would drop it, and whoever works by keys
 * would begin again at the top of the page. Nothing is taken from where the focus still is, nor at the very first.
 */
export function useLostFocus(successor: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body && lastFocused instanceof Node && !lastFocused.isConnected;
    if (isLost) successor.current?.focus({ preventScroll: true });
  }, [successor]);
}
