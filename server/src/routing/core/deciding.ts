import type { Instant } from '@switchboard/shared/kernel';
import { Agenda } from './agenda.ts';
import { DecidedMatch, type Witness } from './explanation.ts';
import type { Floor } from './floor.ts';
import type { Law } from './law.ts';
import type { Line } from './line.ts';
import type { Person } from './person.ts';
import { able } from './reasons.ts';

/**
 * One look at a settled floor: the most urgent pair of contact and agent, then the next, until no pair is left. The floor
 * is moved along as if each offer had been made; what was touched is unsettled, so that it goes back to what the facts
 * say unless these have become new.
 */
export class Deciding {
  readonly #floor: Floor;
  readonly #law: Law;
  readonly #witness: Witness;
  readonly #now: Instant;
  readonly #agenda = new Agenda();
  readonly matches: DecidedMatch[] = [];

  constructor(floor: Floor, law: Law, witness: Witness, now: Instant) {
    this.#floor = floor;
    this.#law = law;
    this.#witness = witness;
    this.#now = now;
    for (const pool of floor.demand.hot) for (const line of pool.lines) this.#consider(line);
    for (const claim of floor.claims) this.#consider(claim);
  }

  /** Whether there may be more to decide. */
  get isUnfinished(): boolean {
    return this.#agenda.first !== undefined;
  }

  run(atMost: number): void {
    for (let line = this.#agenda.first; line && this.matches.length < atMost; line = this.#agenda.first) {
      if (line.claimant !== null) this.#judgeClaim(line, line.claimant);
      else this.#judge(line);
    }
  }

  /** Leaves the floor as it is, and no line thinking that it is on an agenda. */
  close(): void {
    this.#agenda.clear();
  }

  /** Puts a line on the agenda by its first contact and the best link of those who can take it. */
  #consider(line: Line): void {
    const priority = line.claimant === null ? line.firstChoice()?.priority : 1;
    if (priority === undefined) return;
    line.priority = priority;
    this.#place(line);
  }

  #place(line: Line): void {
    line.score = line.queue.scoreOf(line.head.merit, this.#now);
    this.#agenda.put(line);
  }

  #judge(line: Line): void {
    const choice = line.firstChoice();
    if (!choice) this.#agenda.remove(line);
    else if (choice.priority !== line.priority) {
      line.priority = choice.priority;
      this.#agenda.put(line);
    } else this.#offer(line, choice.person);
  }

  /** Whoever was wanted may have filled up since: then she is waited for, or the contact is as any other. */
  #judgeClaim(line: Line, claimant: Person): void {
    if (claimant.stance!.reason(line.pool.terms.kind) === able) {
      this.#offer(line, claimant);
      return;
    }
    const contact = line.head;
    this.#agenda.remove(line);
    this.#floor.reseat(contact, this.#now);
    this.#floor.unsettle(contact);
    if (contact.line !== null && contact.line.pool.able > 0) this.#consider(contact.line);
  }

  #offer(line: Line, person: Person): void {
    const contact = line.head;
    const { pool, heldOff, claimant, queue } = line;
    const { channel } = contact.facts;
    const now = this.#now;
    const sight =
      claimant === null
        ? this.#witness.ofChoice(contact, pool, heldOff, now)
        : this.#witness.ofClaim(contact, pool, heldOff, claimant, now);
    this.matches.push(new DecidedMatch(person.id, this.#law.capacity.costs[channel], sight));
    this.#take(contact, line);
    const stance = person.stance!;
    const turnOf = queue.law.selector === 'roundRobin' ? queue.law.id : null;
    person.stand(stance.withOffer(this.#floor.hands.offered(stance.hand, channel), turnOf, now));
    this.#floor.unsettlePerson(person);
  }

  #take(contact: Line['head'], line: Line): void {
    const floor = this.#floor;
    if (line.size === 1) this.#agenda.remove(line);
    floor.unseat(contact);
    floor.unsettle(contact);
    floor.alarms.set(contact, Number.POSITIVE_INFINITY);
    if (line.agendaIndex !== -1) this.#place(line);
  }
}
