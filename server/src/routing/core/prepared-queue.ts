import type { Instant } from '@switchboard/shared/kernel';
import type { WaitingContact } from './facts.ts';
import type { QueueLaw } from './law.ts';

/** One queue's law with its sums done: when each step ends, and which teams are open after how long. */
export class PreparedQueue {
  readonly law: QueueLaw;
  /** Of the step clock, in milliseconds. The last has no end. */
  readonly stepEnds: readonly number[];
  /** The different delays of its links, shortest first. */
  readonly delays: readonly number[];

  constructor(law: QueueLaw) {
    this.law = law;
    let end = 0;
    this.stepEnds = law.steps.map(({ seconds }, index) => {
      end += seconds === null || index === law.steps.length - 1 ? Number.POSITIVE_INFINITY : seconds * 1000;
      return end;
    });
    this.delays = [...new Set(law.links.map(({ delayMs }) => delayMs))].sort((one, other) => one - other);
  }

  /** How many of the delays have passed. */
  openingAfter(waitedMs: number): number {
    let open = 0;
    while (open < this.delays.length && this.delays[open]! <= waitedMs) open += 1;
    return open;
  }

  /** The best priority of each team that is open. Null: the queue has no links, everybody may take its contacts. */
  teamsAt(opening: number): ReadonlyMap<string, number> | null {
    if (this.law.links.length === 0) return null;
    const latest = this.delays[opening - 1] ?? Number.NEGATIVE_INFINITY;
    const teams = new Map<string, number>();
    for (const { teamId, priority, delayMs } of this.law.links) {
      if (delayMs <= latest) teams.set(teamId, Math.min(priority, teams.get(teamId) ?? priority));
    }
    return teams;
  }

  /** The step a clock has reached. */
  stepAt(clockMs: number): number {
    let step = 0;
    while (clockMs >= this.stepEnds[step]!) step += 1;
    return step;
  }

  /** Sixty thousand times the score: base + points + perMinute for each minute since it first waited. */
  scoreOf(merit: number, now: Instant): number {
    const { base, perMinute } = this.law.score;
    return base * 60_000 + merit + perMinute * now;
  }

  /** The part of the score that stays as it is while a contact waits. */
  meritOf({ points, firstQueuedAt }: WaitingContact): number {
    return points * 60_000 - this.law.score.perMinute * firstQueuedAt;
  }
}

/** The step clock stands while the contact is offered, and is put on by steps that were skipped. */
export function stepClockOf(contact: WaitingContact, skippedMs: number, now: Instant): number {
  return now - contact.enteredQueueAt - contact.offeredMs + skippedMs;
}
