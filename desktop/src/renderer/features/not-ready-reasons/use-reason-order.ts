import { type NotReadyReason, notReadyReasonOperations } from '@switchboard/shared/agents';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useCommand } from '../../app/use-command.ts';
import { moved } from './reason-words.ts';

/** Where the focus was in a row when it was asked to move. */
type Held = 'row' | 'up' | 'down';

/** What in the row has the focus after the move: the same as before, or what is beside it where that is switched off. */
function focusIn(frame: HTMLElement, id: string, held: Held): void {
  const acts = frame.querySelector<HTMLElement>(`[data-moves="${id}"]`);
  const row = acts?.closest('tr');
  const wanted = held === 'row' ? '[data-row-opener]' : `[data-move="${held}"]:not(:disabled)`;
  const target = row?.querySelector<HTMLElement>(wanted) ?? acts?.querySelector<HTMLElement>('button:not(:disabled)');
  target?.focus();
}

/**
 * Puts the reasons in another order, a place at a time. The screen shows what the server answers; meanwhile a further
 * press does nothing. What was done is said aloud, and the focus goes with the row unless it has gone elsewhere.
 */
export function useReasonOrder(
  open: readonly NotReadyReason[],
  frame: RefObject<HTMLElement | null>,
  onOrdered: (items: readonly NotReadyReason[] | undefined) => void,
) {
  const { send, busy, refusal, forget } = useCommand(notReadyReasonOperations.order);
  const [said, setSaid] = useState('');
  const following = useRef<{ id: string; held: Held }>(undefined);

  useLayoutEffect(() => {
    const follow = following.current;
    following.current = undefined;
    // The list was drawn anew: only a row that was lifted out of the page has lost the focus.
    if (!follow || !frame.current || open.length === 0) return;
    const at = document.activeElement;
    const row = frame.current.querySelector(`[data-moves="${follow.id}"]`)?.closest('tr');
    if (at === null || at === document.body || row?.contains(at)) focusIn(frame.current, follow.id, follow.held);
  }, [open, frame]);

  async function move(reason: NotReadyReason, step: -1 | 1, held: Held): Promise<void> {
    if (busy) return;
    const ids = open.map(({ id }) => id);
    const reasonIds = moved(ids, reason.id, step);
    if (!reasonIds) {
      setSaid(`${reason.title} is the ${step < 0 ? 'first' : 'last'} of the list already.`);
      return;
    }
    const outcome = await send({ reasonIds });
    if (outcome.ok) {
      following.current = { id: reason.id, held };
      setSaid(`${reason.title} is now number ${reasonIds.indexOf(reason.id) + 1} of ${reasonIds.length}.`);
      return onOrdered(outcome.value.items);
    }
    // Somebody else changed the list: what is shown is old, so that the next press goes against the list as it is.
    if (outcome.refusal.code === 'not-ready-reason/list-changed') onOrdered(undefined);
  }
  return { move, said, refusal, forget };
}
