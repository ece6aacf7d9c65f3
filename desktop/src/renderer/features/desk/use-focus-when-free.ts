import { type RefObject, useEffect } from 'react';

/** What appears takes the focus only where nobody has it: its last holder went with the contact that was in view. */
export function useFocusWhenFree(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus();
  }, [field]);
}
