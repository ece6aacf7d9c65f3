import { type AgentState, type AgentTrigger, agentLifecycle, type OwnCaps } from '@switchboard/shared/agents';
import type { Channel } from '@switchboard/shared/contacts';
import { accepted, type Instant, type Result, refused } from '@switchboard/shared/kernel';
import { type InHand, isFree, isLess } from './in-hand.ts';

/** What decides about an agent's state, and all that a decision may change. */
export interface Standing {
  readonly state: AgentState;
  readonly reason: string | null;
  readonly stateSinceAt: Instant;
  readonly next: { readonly state: AgentState; readonly reason: string | null } | null;
  readonly isDeskSilent: boolean;
  /** What keeps her busy. */
  readonly inHand: InHand;
  readonly isWrappingUp: boolean;
  /** Hers, where they differ from the organisation's. */
  readonly ownUnits: number | null;
  readonly ownCaps: OwnCaps;
  /** Offers missed in a row, by channel. */
  readonly misses: Misses;
  readonly idleSinceAt: Instant | null;
}

export type Misses = Partial<Readonly<Record<Channel, number>>>;

export interface Missed {
  readonly channel: Channel;
  /** Missed so often in a row, she is not ready. */
  readonly strikes: number;
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
  const waits = wish.when === 'afterLast' && wish.state !== 'ready' && !isFree(standing.inHand);
  if (waits) return accepted({ ...standing, next: { state: wish.state, reason: wish.reason } });
  if (wish.state === 'offline' && !isFree(standing.inHand)) return refused({ code: 'agent/contacts-in-hand' });
  return accepted({ ...moved(standing, wish, now), next: null });
}

/** What an agent has in hand now, counted anew. */
export type Counted = Pick<Standing, 'inHand' | 'isWrappingUp'>;

/**
 * After a part of hers began or ended. What is not in hand any more sets the idle clock (longest idle counts from there:
 * handled to the end, handed on, or parked), and with the last one she becomes what she wished: both in the same commit
 * as the close itself. Offers that she declined or missed were never in hand and leave the clock alone.
 */
export function handsRecounted(standing: Standing, { inHand, isWrappingUp }: Counted, now: Instant): Standing {
  const idleSinceAt = isLess(inHand, standing.inHand) ? now : standing.idleSinceAt;
  const counted = { ...standing, inHand, isWrappingUp, idleSinceAt };
  if (!isFree(inHand) || !standing.next) return counted;
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

/**
 * An offer ran out unanswered (RONA). Missed so often in a row that whoever did not see these will not see the next, she
 * is not ready until she says so; the count begins anew.
 */
export function missedOffer(standing: Standing, { channel, strikes }: Missed, now: Instant): Standing {
  const count = (standing.misses[channel] ?? 0) + 1;
  if (count < strikes) return { ...standing, misses: { ...standing.misses, [channel]: count } };
  const counted = { ...standing, misses: without(standing.misses, channel) };
  return standing.state === 'ready' ? moved(counted, { state: 'notReady', reason: 'missedOffer' }, now) : counted;
}

/** She took one: whatever she missed of this channel before is forgiven. */
export function tookOffer(standing: Standing, channel: Channel): Standing {
  return { ...standing, misses: without(standing.misses, channel) };
}

function without(misses: Misses, channel: Channel): Misses {
  const { [channel]: _forgiven, ...rest } = misses;
  return rest;
}

function moved(standing: Standing, { state, reason }: Pick<Wish, 'state' | 'reason'>, now: Instant): Standing {
  if (standing.state === state && standing.reason === reason) return standing;
  const to = agentLifecycle.next(standing.state, triggers[state]);
  if (!to.ok) return standing;
  // Ready again after a break: she waits for work from now on, whatever she finished before.
  const idleSinceAt = state === 'ready' && standing.state !== 'ready' ? now : standing.idleSinceAt;
  return { ...standing, state: to.value, reason, stateSinceAt: now, idleSinceAt };
}
