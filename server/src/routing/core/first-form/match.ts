import { emergencyBand } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import { canTake, fits, isOfferable } from './eligibility.ts';
import { type Explanation, explain } from './explanation.ts';
import { firstServed, longestIdle } from './order.ts';
import type { ReadyAgent, RoutingState, WaitingContact } from './state.ts';
import { unitsOf } from './units.ts';

export interface Match {
  readonly contactId: string;
  readonly userId: string;
  /** What the contact takes of her. */
  readonly units: number;
  readonly explanation: Explanation;
}

export interface Matching {
  /** In the order in which they were decided. */
  readonly matches: readonly Match[];
  /** When the clock alone may change the decision; null when only a fact can. */
  readonly wakeAt: Instant | null;
}

/**
 * Who is offered what now (design §3, field.md §2.4). Pure: the same state and moment give the same answer.
 *
 * Contacts go by band, then by age over all queues; each takes the agent with the most room who has been idle longest.
 * Somebody asked for by name comes first, and alone while the wait for her lasts; an emergency waits for nobody.
 * No contact is held up by one before it that nobody can take.
 */
export function match(state: RoutingState, now: Instant): Matching {
  const agents = state.agents.map((agent) => ({ ...agent }));
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const pools = new Pools(agents);
  const matches: Match[] = [];
  let wakeAt: Instant | null = null;
  for (const contact of [...state.contacts].sort(firstServed)) {
    if (!isOfferable(contact, now)) continue;
    const asked = contact.wanted && byId.get(contact.wanted.userId);
    const chosen = choose({ contact, asked, pool: pools.of(contact) }, now);
    if (!chosen) {
      wakeAt = earlier(wakeAt, nextTurn(contact, now));
      continue;
    }
    const units = unitsOf(contact.channel, chosen);
    const explanation = explain({ contact, chosen, agents }, now);
    matches.push({ contactId: contact.id, userId: chosen.id, units, explanation });
    chosen.unitsUsed += units;
  }
  return { matches, wakeAt };
}

type Taken = ReadyAgent & { unitsUsed: number };

interface Choice {
  readonly contact: WaitingContact;
  /** The one asked for by name, if she is ready. */
  readonly asked: Taken | null | undefined;
  readonly pool: readonly Taken[];
}

function choose({ contact, asked, pool }: Choice, now: Instant): Taken | undefined {
  if (asked && !fits(contact, asked)) {
    const why = canTake(contact, asked, now);
    if (!why) return asked;
    if (why === 'full' && waitsForHer(contact, now)) return undefined;
  }
  let best: Taken | undefined;
  for (const agent of pool) {
    if (best && longestIdle(best, agent) < 0) continue;
    if (canTake(contact, agent, now)) continue;
    best = agent;
  }
  return best;
}

function waitsForHer({ band, wanted }: WaitingContact, now: Instant): boolean {
  return band !== emergencyBand && wanted !== null && now < wanted.untilAt;
}

function nextTurn({ wanted, heldOff }: WaitingContact, now: Instant): Instant | null {
  return [...heldOff.values(), ...(wanted ? [wanted.untilAt] : [])]
    .filter((at) => at > now)
    .reduce<Instant | null>(earlier, null);
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** Those whose rights and skills fit, found once for all contacts that ask for the same. */
class Pools {
  readonly #agents: readonly Taken[];
  readonly #byDemand = new Map<string, readonly Taken[]>();

  constructor(agents: readonly Taken[]) {
    this.#agents = agents;
  }

  of(contact: WaitingContact): readonly Taken[] {
    const skills = contact.skills.map(({ skill, atLeast }) => `${skill}:${atLeast}`).sort();
    const demand = `${contact.serviceAreaId ?? ''} ${skills.join(' ')} ${JSON.stringify(contact.needs)}`;
    const known = this.#byDemand.get(demand);
    if (known) return known;
    const anybody = { ...contact, wanted: null };
    const found = this.#agents.filter((agent) => !fits(anybody, agent));
    this.#byDemand.set(demand, found);
    return found;
  }
}
