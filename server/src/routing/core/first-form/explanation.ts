import type { Instant } from '@switchboard/shared/kernel';
import { canTake, fits, type WhyNot } from './eligibility.ts';
import { longestIdle } from './order.ts';
import type { ReadyAgent, WaitingContact } from './state.ts';

/** Why this agent and not another: kept with each offer (design §4). The whole list comes of running the core again. */
export interface Explanation {
  readonly rule: 'wanted' | 'longestIdle';
  readonly decidedAt: Instant;
  readonly band: number;
  readonly waitingSinceAt: Instant;
  /** How many ready agents were looked at, and how many of them were left out for which reason. */
  readonly ready: number;
  readonly leftOut: Readonly<Partial<Record<WhyNot, number>>>;
  /** The first of those who could have taken it, best first, the chosen one among them. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly userId: string;
  readonly unitsUsed: number;
  readonly unitsOf: number;
  readonly idleSinceAt: Instant | null;
}

export interface Decision {
  readonly contact: WaitingContact;
  readonly chosen: ReadyAgent;
  readonly agents: readonly ReadyAgent[];
}

const shownCandidates = 20;

/** Explains a choice among agents as they stood when it was made. */
export function explain({ contact, chosen, agents }: Decision, now: Instant): Explanation {
  const leftOut: Partial<Record<WhyNot, number>> = {};
  const able: ReadyAgent[] = [];
  const isWanted = contact.wanted?.userId === chosen.id;
  for (const agent of agents) {
    const why =
      fits(contact, agent) ?? canTake(contact, agent, now) ?? (isWanted && agent !== chosen ? 'notWanted' : null);
    if (why) leftOut[why] = (leftOut[why] ?? 0) + 1;
    else able.push(agent);
  }
  const candidates = able.sort(longestIdle).slice(0, shownCandidates);
  return {
    rule: isWanted ? 'wanted' : 'longestIdle',
    decidedAt: now,
    band: contact.band,
    waitingSinceAt: contact.firstQueuedAt,
    ready: agents.length,
    leftOut,
    candidates: candidates.map(({ id, unitsUsed, unitsOf, idleSinceAt }) => ({
      userId: id,
      unitsUsed,
      unitsOf,
      idleSinceAt,
    })),
  };
}
