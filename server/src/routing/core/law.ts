import type { CapacityPlan, RelaxationStep, Selector } from '@switchboard/shared/routing-plan';

/** What the organisation has written down, made ready for deciding: the published routing plan, ids in place of names. */
export interface Law {
  readonly planVersion: number;
  /** By the queue's id. A contact in a queue that is not here is offered to nobody. */
  readonly queues: ReadonlyMap<string, QueueLaw>;
  readonly capacity: CapacityPlan;
}

export interface QueueLaw {
  readonly id: string;
  readonly key: string;
  readonly serviceAreaId: string | null;
  readonly score: { readonly base: number; readonly perMinute: number };
  /** At least one. The last has no end, whatever its seconds say. */
  readonly steps: readonly RelaxationStep[];
  readonly selector: Selector;
  /** Empty: everybody with the skills, as by a link of priority 1 without delay. */
  readonly links: readonly TeamQueueLink[];
}

/** A team takes a queue's contacts once they have been in the queue for the delay; the smaller priority goes first. */
export interface TeamQueueLink {
  readonly teamId: string;
  readonly priority: number;
  readonly delayMs: number;
}
