const reachable = 'a[href], button:not([disabled]), input:not([hidden]), textarea, [tabindex="0"]';

/** While the chat covers the whole page, Tab goes round inside it: what lies behind cannot be seen. */
export function keepFocusInside(event: KeyboardEvent, page: Document): void {
  if (event.key !== 'Tab') return;
  const stops = [...page.querySelectorAll<HTMLElement>(reachable)].filter((stop) => stop.offsetParent !== null);
  const [first, last] = [stops[0], stops.at(-1)];
  const leaves = event.shiftKey ? page.activeElement === first : page.activeElement === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
