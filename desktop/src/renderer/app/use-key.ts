import { useEffect, useRef } from 'react';

/** `Alt+KeyT`, `F9`: the physical key, so that it is the same under every keyboard layout. */
export type KeyChord = `Alt+${string}` | `Control+${string}` | `F${number}`;

function isChord(event: KeyboardEvent, chord: KeyChord): boolean {
  const [modifier, code] = chord.includes('+') ? chord.split('+') : [undefined, chord];
  // AltGr is Control and Alt together, and types letters.
  const wanted = { alt: modifier === 'Alt', control: modifier === 'Control' };
  return event.code === code && event.altKey === wanted.alt && event.ctrlKey === wanted.control && !event.metaKey;
}

/** Does the act wherever the focus is, also while typing; not while a dialog is open over the page. */
export function useKey(chord: KeyChord | undefined, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  useEffect(() => {
    if (!chord) return;
    const byKey = (event: KeyboardEvent) => {
      if (event.repeat || !isChord(event, chord)) return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      latest.current();
    };
    addEventListener('keydown', byKey);
    return () => removeEventListener('keydown', byKey);
  }, [chord]);
}
