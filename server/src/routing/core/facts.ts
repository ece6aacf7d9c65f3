import type { Channel } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { SkillExpression } from '@switchboard/shared/routing-plan';

/** Whom a contact is kept for, and until when it waits for her while she is ready and full. */
export interface Wanted {
  readonly userId: string;
  readonly untilAt: Instant;
  readonly why: 'askedFor' | 'lastAgent' | 'caseOwner';
}

/** A queued contact without a pending offer. */
export interface WaitingContact {
  readonly id: string;
  readonly queueId: string;
  /** Only agents with a role for this area, or for the whole organisation, may have it. */
  readonly serviceAreaId: string | null;
  readonly channel: Channel;
  readonly band: number;
  /** Extra points from content rules, beside the queue's own. */
  readonly points: number;
  /** What a flow or a transfer asks for beyond the queue's step. */
  readonly needs: SkillExpression | null;
  /** Its age. No missed offer, transfer, callback, crash or move between channels changes it. */
  readonly firstQueuedAt: Instant;
  /** Step clocks and the delays of links count from here. */
  readonly enteredQueueAt: Instant;
  /** Time in ended offers since it entered the queue: the step's clock stood meanwhile. */
  readonly offeredMs: number;
  /** What skipped steps have given to the step's clock. */
  readonly skippedMs: number;
  readonly wanted: Wanted | null;
  /** Since when the citizen's page is gone, if it is. */
  readonly unlinkedSinceAt: Instant | null;
  /** Who declined or missed it, and until when she is not asked again. */
  readonly heldOff: ReadonlyMap<string, Instant>;
}

/** Something that takes units of an agent. */
export interface Load {
  readonly channel: Channel;
  readonly units: number;
}

/** Somebody signed in, ready or not: "nobody available" and explanations need all of them. */
export interface AgentNow {
  readonly id: string;
  readonly state: 'ready' | 'notReady';
  /** Nothing was heard of her desk for a while: no offers. */
  readonly isDeskSilent: boolean;
  readonly areas: 'all' | ReadonlySet<string>;
  /** Ids of her teams. */
  readonly teams: ReadonlySet<string>;
  /** Levels by the skill's key. An expired skill is left out by whoever loads it. */
  readonly skills: ReadonlyMap<string, number>;
  /** Active and held contacts, and wrap-ups that count; what is parked is not in hand. */
  readonly inHand: readonly Load[];
  /** Pending offers. */
  readonly offered: readonly Load[];
  readonly isWrappingUp: boolean;
  /** Her own capacity; usually the plan's. */
  readonly unitsOf: number;
  /** Her own caps, where they differ from the plan's. */
  readonly caps: Partial<Record<Channel, number>>;
  /** Since her last handled item or since she became ready, whichever is later; null: she never had anything. */
  readonly idleSinceAt: Instant | null;
  /** When something of a queue was last offered to her, by the queue's id. */
  readonly lastOfferedAt: ReadonlyMap<string, Instant>;
}
