import type { ContactState, InteractionState } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import { minutes, seconds } from '@switchboard/shared/kernel';

export interface WrapUpPolicy {
  readonly mode: 'none' | 'optional' | 'timed' | 'mandatory';
  readonly seconds: number;
}

export interface LeftPart {
  readonly state: Extract<InteractionState, 'wrapUp' | 'completed'>;
  readonly mode: 'optional' | 'timed' | 'mandatory' | null;
  /** Null: it ends only when reason and outcome are given. */
  readonly dueAt: Instant | null;
}

/** How long an optional wrap-up may still be written before its place on the desk is cleared. */
const optionalMs = minutes(10);
/** No timed wrap-up is longer, whatever a queue said before plans were checked (field.md row 42). */
const mostSeconds = 900;

/**
 * What becomes of an agent's part when its conversation ends. `none`: it is over. `optional`: she may write it up, and
 * is offered new work meanwhile. `timed`: she has so long. `mandatory`: it ends when she has written it up.
 */
export function afterLeaving({ mode, seconds: count }: WrapUpPolicy, now: Instant): LeftPart {
  if (mode === 'none') return { state: 'completed', mode: null, dueAt: null };
  if (mode === 'mandatory') return { state: 'wrapUp', mode, dueAt: null };
  const dueAt = mode === 'timed' ? now + seconds(Math.min(mostSeconds, Math.max(1, count))) : now + optionalMs;
  return { state: 'wrapUp', mode, dueAt };
}

/** One more time as long as the first, from where the first would end. */
export function extended(dueAt: Instant, leftAt: Instant): Instant {
  return dueAt + (dueAt - leftAt);
}

export interface Disposition {
  readonly reason_id: string | null;
  readonly outcome_id: string | null;
}

/** B-02: over for the citizen is not enough; why she came and what came of it must be written down. */
export function recordOf(state: ContactState, { reason_id, outcome_id }: Disposition): 'open' | 'complete' {
  const isOver = state === 'ended' || state === 'abandoned';
  return isOver && reason_id !== null && outcome_id !== null ? 'complete' : 'open';
}

/** After transfers several people write up one contact: who came later knows better how it ended. Ids rise with time. */
export function outranks(partId: string, dispositionOf: string | null): boolean {
  return dispositionOf === null || partId >= dispositionOf;
}
