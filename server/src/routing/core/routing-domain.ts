import type { Instant } from '@switchboard/shared/kernel';
import type { Decisions, Explanation } from './decisions.ts';
import type { AgentNow, WaitingContact } from './facts.ts';
import type { Law } from './law.ts';
import { decideNaively, type NaiveMatch } from './testing/naive-router.ts';

/**
 * What waits and who is there in one organisation, and what the law makes of it. Pure and synchronous: the same facts in
 * the same order lead to the same decisions.
 */
export class RoutingDomain {
  #law: Law;
  readonly #contacts = new Map<string, WaitingContact>();
  readonly #agents = new Map<string, AgentNow>();

  constructor(law: Law) {
    this.#law = law;
  }

  publish(law: Law): void {
    this.#law = law;
  }

  putContact(contact: WaitingContact): void {
    this.#contacts.set(contact.id, contact);
  }

  dropContact(id: string): void {
    this.#contacts.delete(id);
  }

  putAgent(agent: AgentNow): void {
    this.#agents.set(agent.id, agent);
  }

  dropAgent(id: string): void {
    this.#agents.delete(id);
  }

  decide(now: Instant, atMost?: number): Decisions {
    const world = { law: this.#law, contacts: [...this.#contacts.values()], agents: [...this.#agents.values()] };
    const { matches, skips } = decideNaively(world, now, atMost);
    return {
      matches: matches.map((match) => ({ ...match, explanation: this.#explained(match, now) })),
      skips,
      wakeAt: this.#nextChange(now),
    };
  }

  #nextChange(now: Instant): Instant | null {
    let next = Number.POSITIVE_INFINITY;
    for (const contact of this.#contacts.values()) {
      const queue = this.#law.queues.get(contact.queueId);
      if (!queue) continue;
      const moments = [contact.wanted?.untilAt ?? 0, ...contact.heldOff.values()];
      let end = contact.enteredQueueAt + contact.offeredMs - contact.skippedMs;
      for (const { seconds } of queue.steps.slice(0, -1)) moments.push((end += (seconds ?? 0) * 1000));
      for (const { delayMs } of queue.links) moments.push(contact.enteredQueueAt + delayMs);
      for (const moment of moments) if (moment > now && moment < next) next = moment;
    }
    return next === Number.POSITIVE_INFINITY ? null : next;
  }

  #explained(match: NaiveMatch, now: Instant): Explanation {
    const contact = this.#contacts.get(match.contactId)!;
    const { score, steps } = this.#law.queues.get(contact.queueId)!;
    const waitedMs = now - contact.firstQueuedAt;
    return {
      rule: match.rule as Explanation['rule'],
      decidedAt: now,
      planVersion: this.#law.planVersion,
      queueId: contact.queueId,
      band: contact.band,
      score: {
        ...score,
        points: contact.points,
        total: score.base + contact.points + (score.perMinute * waitedMs) / 60_000,
      },
      step: { index: match.step, of: steps.length, skippedMs: contact.skippedMs },
      waitingSinceAt: contact.firstQueuedAt,
      waitedMs,
      stepMs: now - contact.enteredQueueAt - contact.offeredMs + contact.skippedMs,
      staffed: match.staffed,
      able: match.able,
      leftOut: match.leftOut,
      candidates: match.candidates.map((userId) => {
        const agent = this.#agents.get(userId)!;
        const unitsUsed = [...agent.inHand, ...agent.offered].reduce((sum, { units }) => sum + units, 0);
        const { unitsOf, idleSinceAt } = agent;
        return { userId, priority: 1, unitsUsed, unitsOf, idleSinceAt, levels: null, lastOfferedAt: null };
      }),
    };
  }
}
