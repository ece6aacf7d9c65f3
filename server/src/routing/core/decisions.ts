import type { Instant } from '@switchboard/shared/kernel';
import type { Selector } from '@switchboard/shared/routing-plan';
import type { Wanted } from './facts.ts';
import type { WhyNot } from './why-not.ts';

/** What one look at the domain leads to. Nothing of it has happened before the caller makes it so. */
export interface Decisions {
  /** In the order decided: the first is the most urgent. */
  readonly matches: readonly Match[];
  readonly skips: readonly Skip[];
  /** When the clock alone may change the answer; `now` when `atMost` cut the answer short. */
  readonly wakeAt: Instant | null;
}

export interface Match {
  readonly contactId: string;
  readonly userId: string;
  /** What the offer takes of her. */
  readonly units: number;
  /** Drawn up when it is read, out of what was kept at the time of the decision. */
  readonly explanation: Explanation;
}

/** A contact that goes on to a later step because nobody was there for the one it stood in. */
export interface Skip {
  readonly contactId: string;
  /** The whole credit, to replace what the contact had. */
  readonly skippedMs: number;
  /** The step it is in now. */
  readonly step: number;
}

/** Which rule chose: somebody was wanted, or the queue's selector. */
export type Rule = Wanted['why'] | Selector;

/** Why this agent and not another: kept with each offer (design §4). */
export interface Explanation {
  readonly rule: Rule;
  readonly decidedAt: Instant;
  readonly planVersion: number;
  readonly queueId: string;
  readonly band: number;
  readonly score: ScoreParts;
  readonly step: StepReached;
  /** Age: since it first waited anywhere. */
  readonly waitingSinceAt: Instant;
  /** The two clocks: how long the citizen has waited, and how far the steps have got. */
  readonly waitedMs: number;
  readonly stepMs: number;
  /** Who is signed in; how many could take it; how many could not, by the first reason. */
  readonly staffed: number;
  readonly able: number;
  readonly leftOut: Readonly<Partial<Record<WhyNot, number>>>;
  /** The best of those who could take it, in the order in which they would be asked. */
  readonly candidates: readonly Candidate[];
}

/** base + points + perMinute for each minute waited. */
export interface ScoreParts {
  readonly base: number;
  readonly points: number;
  readonly perMinute: number;
  readonly total: number;
}

export interface StepReached {
  /** From 0. */
  readonly index: number;
  readonly of: number;
  readonly skippedMs: number;
}

/** Somebody who could take it, with everything that decides her turn. */
export interface Candidate {
  readonly userId: string;
  /** Of her best open link; 1 where the queue has none, and for whoever is wanted. */
  readonly priority: number;
  readonly unitsUsed: number;
  readonly unitsOf: number;
  readonly idleSinceAt: Instant | null;
  /** Of the skills named, for `mostSkilled` only. */
  readonly levels: number | null;
  /** Something of this queue, for `roundRobin` only; null also: never. */
  readonly lastOfferedAt: Instant | null;
}

/** What would be decided of one contact this moment, with everybody who is signed in. */
export interface FullExplanation extends Omit<Explanation, 'decidedAt'> {
  readonly contactId: string;
  readonly askedAt: Instant;
  /** Its citizen has been gone too long: nobody is asked until she is back. */
  readonly isGone: boolean;
  /** Somebody in particular is waited for until then. */
  readonly waitsUntilAt: Instant | null;
  /** Everybody signed in who is left out, by id. */
  readonly others: readonly { readonly userId: string; readonly why: WhyNot }[];
}
