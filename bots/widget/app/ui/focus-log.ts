/**
 * Puts the focus on the conversation: where the reader begins, and where she goes on when the button she pressed is gone.
 * On a touch screen no keyboard slides over it.
 */
export function focusLog(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.log, .panel h2')?.focus());
}
