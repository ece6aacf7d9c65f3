import { contactLifecycle, type ContactState, type ContactTrigger } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';

/** Where a trigger leads; a contact that is over takes none, and one that is elsewhere now is not where it was thought. */
export function moved(state: ContactState, trigger: ContactTrigger): Result<ContactState, Refusal> {
  const next = contactLifecycle.next(state, trigger);
  if (next.ok) return accepted(next.value);
  return refused({ code: contactLifecycle.isFinal(state) ? 'contact/over' : 'contact/changed-hands' });
}

/** How a contact comes to wait in line from where it is, whoever asks for it. */
export function wayIntoQueue(state: ContactState): ContactTrigger {
  if (state === 'connected') return 'transfer';
  if (state === 'parked') return 'unpark';
  return state === 'awaitingCallback' ? 'callbackDue' : 'enqueue';
}

/** How it comes back to self-service, or begins there. */
export function wayIntoSelfService(state: ContactState): ContactTrigger {
  if (state === 'queued') return 'takeBack';
  return state === 'connected' ? 'handBack' : 'startSelfService';
}

export function isOver(state: ContactState): boolean {
  return contactLifecycle.isFinal(state);
}
