import { type AgentState, type AgentTrigger, agentLifecycle } from '@switchboard/shared/agents';
import { accepted, type Instant, type Result, refused } from '@switchboard/shared/kernel';

/** What decides about an agent's state, and all that a decision may change. */
export interface Standing {
  readonly state: AgentState;
  readonly reason: string | null;
  readonly stateSinceAt: Instant;
  readonly next: { readonly state: AgentState; readonly reason: string | null } | null;
  readonly isDeskSilent: boolean;
  readonly unitsUsed: number;
  readonly idleSinceAt: Instant | null;
}

export interface Wish {
  readonly state: AgentState;
  /** Only with `notReady`: a reason's title, or a built-in word. */
  readonly reason: string | null;
  readonly when: 'now' | 'afterLast';
}

const triggers = { ready: 'goReady', notReady: 'goNotReady', offline: 'signOut' } as const satisfies Record<
  AgentState,
  AgentTrigger
>;

/**
 * What an agent becomes who wishes so. Ready is at once. The other two wait for the last contact in hand when she
 * says `afterLast`; nobody goes offline with contacts in hand.
 */
export function wished(
  standing: Standing,
  wish: Wish,
  now: Instant,
): Result<Standing, { readonly code: 'agent/contacts-in-hand' }> {
  const waits = wish.when === 'afterLast' && wish.state !== 'ready' && standing.unitsUsed > 0;
  if (waits) return accepted({ ...standing, next: { state: wish.state, reason: wish.reason } });
  if (wish.state === 'offline' && standing.unitsUsed > 0) return refused({ code: 'agent/contacts-in-hand' });
  return accepted({ ...moved(standing, wish, now), next: null });
}

/**
 * After a part of hers began or ended. What ends sets the idle clock (longest idle counts from there), and with the
 * last one she becomes what she wished: both in the same commit as the close itself.
 */
export function handsRecounted(standing: Standing, unitsUsed: number, now: Instant): Standing {
  const idleSinceAt = unitsUsed < standing.unitsUsed ? now : standing.idleSinceAt;
  const counted = { ...standing, unitsUsed, idleSinceAt };
  if (unitsUsed > 0 || !standing.next) return counted;
  return { ...moved(counted, standing.next, now), next: null };
}

/** Her desk is linked: somebody who was offline is there, and says herself when she is ready. */
export function deskHeard(standing: Standing, now: Instant, reason: 'signedIn' | 'deskSilent'): Standing {
  const heard = { ...standing, isDeskSilent: false };
  return standing.state === 'offline' ? moved(heard, { state: 'notReady', reason }, now) : heard;
}

/** Nothing was heard of her desk for ten seconds: nothing is offered. Somebody who is offline is not waited for. */
export function deskSilent(standing: Standing): Standing {
  return standing.state === 'offline' ? standing : { ...standing, isDeskSilent: true };
}

/** The desk was closed, or is silent for good. What she has in hand is for others to decide. */
export function deskGone(standing: Standing, now: Instant): Standing {
  return { ...moved(standing, { state: 'offline', reason: null }, now), isDeskSilent: false, next: null };
}

/** An offer ran out unanswered (RONA): whoever did not see one will not see the next. */
export function missedOffer(standing: Standing, now: Instant): Standing {
  return standing.state === 'ready' ? moved(standing, { state: 'notReady', reason: 'missedOffer' }, now) : standing;
}

function moved(standing: Standing, { state, reason }: Pick<Wish, 'state' | 'reason'>, now: Instant): Standing {
  if (standing.state === state && standing.reason === reason) return standing;
  const to = agentLifecycle.next(standing.state, triggers[state]);
  if (!to.ok) return standing;
  // Ready again after a break: she waits for work from now on, whatever she finished before.
  const idleSinceAt = state === 'ready' && standing.state !== 'ready' ? now : standing.idleSinceAt;
  return { ...standing, state: to.value, reason, stateSinceAt: now, idleSinceAt };
}
