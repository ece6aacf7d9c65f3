import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/** Brings the field into view that the address names (`?at=steps.1`), and puts the focus into it. */
export function useJump(): void {
  const [search] = useSearchParams();
  const at = search.get('at');
  useEffect(() => {
    if (!at) return;
    const frame = requestAnimationFrame(() => {
      const steps = at.split('.');
      for (let length = steps.length; length > 0; length -= 1) {
        const place = document.querySelector<HTMLElement>(
          `[data-at="${CSS.escape(steps.slice(0, length).join('.'))}"]`,
        );
        if (!place) continue;
        place.scrollIntoView({ block: 'center' });
        place.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
        return;
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [at]);
}
