import type { Channel } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { SkillExpression } from '@switchboard/shared/routing-plan';

/** What the core decides by: all of one routing domain that can matter now, and nothing else. */
export interface RoutingState {
  /** Queued contacts that have no offer out. */
  readonly contacts: readonly WaitingContact[];
  /** Agents who are ready and whose desks are heard. */
  readonly agents: readonly ReadyAgent[];
}

export interface WaitingContact {
  readonly id: string;
  /** Null: the whole organisation's. */
  readonly serviceAreaId: string | null;
  readonly channel: Channel;
  /** 0 is an emergency and goes before everything. */
  readonly band: number;
  /** What its queue asks for at present. */
  readonly needs: SkillExpression | null;
  /** Its own wishes, all of which are needed besides. */
  readonly skills: readonly WantedSkill[];
  /** Its first moment in any queue: transfers, missed offers and parking keep it. */
  readonly firstQueuedAt: Instant;
  /** Somebody is asked for by name; until then nobody else is offered it while she is ready. */
  readonly wanted: { readonly userId: string; readonly untilAt: Instant } | null;
  /** Webchat: since when the citizen's page is not linked. */
  readonly unlinkedSinceAt: Instant | null;
  /** Who said no to it, and until when she is not asked again. */
  readonly heldOff: ReadonlyMap<string, Instant>;
}

export interface WantedSkill {
  /** Its key. */
  readonly skill: string;
  readonly atLeast: number;
}

export interface ReadyAgent {
  readonly id: string;
  /** Where she may take contacts. */
  readonly areas: 'all' | ReadonlySet<string>;
  /** By key. */
  readonly skills: ReadonlyMap<string, number>;
  /** In hand and offered. */
  readonly unitsUsed: number;
  readonly unitsOf: number;
  /** When she last finished something or became ready; null counts as longest. */
  readonly idleSinceAt: Instant | null;
}
