import type { Instant } from '@switchboard/shared/kernel';
import { Deciding } from './deciding.ts';
import type { Decisions, FullExplanation } from './decisions.ts';
import { Witness } from './explanation.ts';
import type { AgentNow, WaitingContact } from './facts.ts';
import { Floor } from './floor.ts';
import { explainedInFull } from './full-explanation.ts';
import type { Law } from './law.ts';
import { Waiting } from './line.ts';

/**
 * What waits and who is there in one organisation, and what the law makes of it. Pure and synchronous: it has no clock
 * and touches nothing outside; the same facts lead to the same decisions. docs/guides/routing.md is the law in words,
 * `testing/naive-router.ts` says it a second time, slowly.
 */
export class RoutingDomain {
  #law: Law;
  #floor: Floor;
  #witness: Witness;
  readonly #contacts = new Map<string, Waiting>();
  /** How many are signed in. */
  #staffed = 0;
  #settledAt = Number.NEGATIVE_INFINITY;

  constructor(law: Law) {
    this.#law = law;
    this.#floor = new Floor(law);
    this.#witness = new Witness(law.planVersion);
  }

  get size(): { readonly contacts: number; readonly agents: number } {
    return { contacts: this.#contacts.size, agents: this.#staffed };
  }

  /** A new plan is in force: everything is judged anew. */
  publish(law: Law): void {
    const agents = [...this.#floor.people.values()].map(({ facts }) => facts).filter((facts) => facts !== null);
    const contacts = [...this.#contacts.values()].map(({ facts }) => facts);
    this.#law = law;
    this.#floor = new Floor(law);
    this.#witness = new Witness(law.planVersion);
    this.#contacts.clear();
    this.#staffed = 0;
    for (const agent of agents) this.putAgent(agent);
    for (const contact of contacts) this.putContact(contact);
  }

  /** Says a contact waits, or waits otherwise than before. */
  putContact(contact: WaitingContact): void {
    const floor = this.#floor;
    let waiting = this.#contacts.get(contact.id);
    if (!waiting) {
      waiting = new Waiting(contact);
      this.#contacts.set(contact.id, waiting);
    } else if (waiting.facts.wanted) {
      floor.wishes.remove(floor.personOf(waiting.facts.wanted.userId), waiting);
    }
    // It leaves its line by what it stood there for, before that changes.
    floor.unseat(waiting);
    waiting.facts = contact;
    if (contact.wanted) floor.wishes.add(floor.personOf(contact.wanted.userId), waiting);
    floor.unsettle(waiting);
  }

  /** It has left the queue, or is offered to somebody now. */
  dropContact(id: string): void {
    const waiting = this.#contacts.get(id);
    if (!waiting) return;
    const floor = this.#floor;
    const { wanted } = waiting.facts;
    if (wanted) floor.wishes.remove(floor.personOf(wanted.userId), waiting);
    floor.unseat(waiting);
    floor.alarms.set(waiting, Number.POSITIVE_INFINITY);
    waiting.isDropped = true;
    this.#contacts.delete(id);
  }

  /** Says how somebody who is signed in stands. */
  putAgent(agent: AgentNow): void {
    const person = this.#floor.personOf(agent.id);
    if (person.facts === null) this.#staffed += 1;
    person.facts = agent;
    this.#floor.unsettlePerson(person);
  }

  /** She has signed out. */
  dropAgent(id: string): void {
    const person = this.#floor.people.get(id);
    if (!person || person.facts === null) return;
    this.#staffed -= 1;
    person.facts = null;
    this.#floor.unsettlePerson(person);
  }

  /**
   * Who is to be offered what, the most urgent first. What was put stays as it is: whoever makes an offer says so
   * afterwards, by putting what has become true.
   */
  decide(now: Instant, atMost = Number.POSITIVE_INFINITY): Decisions {
    const floor = this.#floor;
    // A clock that was set back: every place depends on it.
    if (now < this.#settledAt) for (const contact of this.#contacts.values()) floor.unsettle(contact);
    this.#settledAt = now;
    floor.settle(now);
    const skips = floor.skipping.map(({ id, skippedMs, step }) => ({ contactId: id, skippedMs, step }));
    const deciding = new Deciding(floor, this.#law, this.#witness, now);
    deciding.run(atMost);
    for (const contact of floor.skipping) floor.unsettle(contact);
    const wakeAt = deciding.isUnfinished ? now : floor.alarms.nextAt();
    deciding.close();
    return { matches: deciding.matches, skips, wakeAt };
  }

  /** The whole list for one contact, as things stand. Null when it does not wait, or its queue has no law. */
  explain(contactId: string, now: Instant): FullExplanation | null {
    const waiting = this.#contacts.get(contactId);
    if (!waiting) return null;
    const agents: AgentNow[] = [];
    for (const { facts } of this.#floor.people.values()) if (facts !== null) agents.push(facts);
    return explainedInFull(waiting.facts, agents, { law: this.#law, hands: this.#floor.hands }, now);
  }
}
