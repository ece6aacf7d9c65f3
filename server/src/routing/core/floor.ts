import { emergencyBand } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import { Alarms } from './alarms.ts';
import { Demand } from './demand.ts';
import type { WaitingContact } from './facts.ts';
import { fitAlike } from './fit.ts';
import { Hands } from './hand.ts';
import type { Law } from './law.ts';
import { Line, type Waiting } from './line.ts';
import { Person, Stance } from './person.ts';
import type { Pool } from './pool.ts';
import { type Place, Places } from './places.ts';
import { type PreparedQueue, stepClockOf } from './prepared-queue.ts';
import type { Watch } from './watch.ts';
import { goneAt, wishFor } from './wish.ts';
import { Wishes } from './wishes.ts';

/**
 * Who stands where this moment: each contact in its line, each agent in the pools she belongs to. Everything here is
 * derived from the facts. Whatever has changed is unsettled, and is given its place anew when the floor is settled.
 */
export class Floor {
  readonly people = new Map<string, Person>();
  readonly demand = new Demand();
  readonly alarms = new Alarms<Waiting>();
  readonly wishes = new Wishes();
  /** Lines of contacts for somebody in particular who is there and has room. */
  readonly claims = new Set<Line>();
  /** Contacts that went on to a later step because nobody was there, since the floor was settled last. */
  readonly skipping: Waiting[] = [];
  readonly hands: Hands;
  readonly #places: Places;
  readonly #unsettledContacts: Waiting[] = [];
  readonly #unsettledPeople: Person[] = [];
  readonly #deserted: Watch<Waiting>[] = [];

  constructor(law: Law) {
    this.hands = new Hands(law.capacity);
    this.#places = new Places(law, (pool) => this.#man(pool), {
      onReach: (pool) => this.demand.reached(pool),
      onDeserted: (watch) => this.#deserted.push(watch),
    });
  }

  /** The person of this id, known from now on. */
  personOf(id: string): Person {
    let person = this.people.get(id);
    if (!person) {
      person = new Person(id);
      this.people.set(id, person);
    }
    return person;
  }

  unsettle(contact: Waiting): void {
    if (contact.isUnsettled || contact.isDropped) return;
    contact.isUnsettled = true;
    this.#unsettledContacts.push(contact);
  }

  unsettlePerson(person: Person): void {
    if (person.isUnsettled) return;
    person.isUnsettled = true;
    this.#unsettledPeople.push(person);
  }

  /** Brings everything to where it belongs at this moment: people first, since contacts look at them. */
  settle(now: Instant): void {
    for (const person of this.#unsettledPeople) this.#settlePerson(person);
    this.#unsettledPeople.length = 0;
    for (const watch of this.#deserted) {
      if (watch.isDeserted) for (const contact of watch.contacts) this.unsettle(contact);
    }
    this.#deserted.length = 0;
    for (let due = this.alarms.takeDue(now); due; due = this.alarms.takeDue(now)) this.unsettle(due);
    this.skipping.length = 0;
    for (const contact of this.#unsettledContacts) {
      contact.isUnsettled = false;
      if (!contact.isDropped) this.seat(contact, now);
    }
    this.#unsettledContacts.length = 0;
  }

  /** Gives a contact the place it should have at this moment. */
  seat(contact: Waiting, now: Instant): void {
    this.unseat(contact);
    const { facts } = contact;
    const queue = this.#places.queueOf(facts);
    contact.queue = queue;
    if (queue === null) {
      this.alarms.set(contact, Number.POSITIVE_INFINITY);
      return;
    }
    contact.merit = queue.meritOf(facts);
    this.#sit(contact, this.#reach(contact, queue, now), now);
  }

  /** In the midst of a decision: somebody who was wanted has filled up. The contact stays in its step. */
  reseat(contact: Waiting, now: Instant): void {
    this.unseat(contact);
    this.#sit(contact, this.#places.placeOf(contact.facts, contact.queue!, contact.step, now), now);
  }

  /** Takes a contact out of wherever it stands. */
  unseat(contact: Waiting): void {
    contact.watch?.contacts.delete(contact);
    contact.watch = null;
    const { line } = contact;
    if (line === null) return;
    line.remove(contact);
    if (!line.isEmpty) return;
    if (line.claimant !== null) this.claims.delete(line);
    else this.demand.closed(line);
  }

  #sit(contact: Waiting, place: Place, now: Instant): void {
    place.watch?.contacts.add(contact);
    contact.watch = place.watch;
    const line = this.#lineFor(contact, place, now);
    line?.add(contact);
    if (line?.claimant) this.claims.add(line);
    else if (line?.openIndex === -1) this.demand.opened(line);
    this.alarms.set(contact, this.#nextChange(contact, now));
  }

  /** The place its step clock has reached; steps that nobody is there for are skipped at once, one after the other. */
  #reach(contact: Waiting, queue: PreparedQueue, now: Instant): Place {
    const { facts } = contact;
    let { skippedMs } = facts;
    let clock = stepClockOf(facts, skippedMs, now);
    let step = queue.stepAt(clock);
    let place = this.#places.placeOf(facts, queue, step, now);
    while (place.watch?.isDeserted) {
      skippedMs += queue.stepEnds[step]! - clock;
      clock = queue.stepEnds[step]!;
      step += 1;
      place = this.#places.placeOf(facts, queue, step, now);
    }
    contact.step = step;
    contact.skippedMs = skippedMs;
    if (skippedMs !== facts.skippedMs) this.skipping.push(contact);
    return place;
  }

  /** Where it is offered from; null while nobody is to be asked. */
  #lineFor({ facts }: Waiting, { pool, line }: Place, now: Instant): Line | null {
    const gone = goneAt(facts);
    if (gone !== null && now >= gone) return null;
    const heldOff = this.#heldOff(facts, now);
    const wanted = facts.wanted && this.people.get(facts.wanted.userId);
    if (wanted?.stance && !heldOff.includes(wanted)) {
      const wish = wishFor(facts, { facts: wanted.placedBy!, stance: wanted.stance }, pool.terms, now);
      if (wish === 'kept') return null;
      if (wish === 'hers') return new Line(pool, line.queue, { heldOff, claimant: wanted });
    }
    return heldOff.length > 0 ? new Line(pool, line.queue, { heldOff }) : line;
  }

  #heldOff({ heldOff }: WaitingContact, now: Instant): readonly Person[] {
    if (heldOff.size === 0) return nobody;
    const people: Person[] = [];
    for (const [userId, untilAt] of heldOff) if (now < untilAt) people.push(this.personOf(userId));
    return people;
  }

  /** The next moment at which time alone may move it. */
  #nextChange(contact: Waiting, now: Instant): number {
    const { facts } = contact;
    const queue = contact.queue!;
    let next = now + queue.stepEnds[contact.step]! - stepClockOf(facts, contact.skippedMs, now);
    const sooner = (at: number) => {
      if (at > now && at < next) next = at;
    };
    for (const untilAt of facts.heldOff.values()) sooner(untilAt);
    if (facts.band === emergencyBand) return next;
    const delay = queue.delays[queue.openingAfter(now - facts.enteredQueueAt)];
    if (delay !== undefined) sooner(facts.enteredQueueAt + delay);
    sooner(goneAt(facts) ?? now);
    if (facts.wanted !== null && contact.line === null) sooner(facts.wanted.untilAt);
    return next;
  }

  #settlePerson(person: Person): void {
    person.isUnsettled = false;
    const { facts } = person;
    const stance = facts && Stance.of(facts, this.hands);
    const isSame = facts !== null && person.placedBy !== null && fitAlike(person.placedBy, facts);
    if (isSame) {
      person.placedBy = facts;
      if (stance!.isLike(person.stance!)) return;
      person.stand(stance!);
    } else {
      this.#leaveAll(person);
      person.placedBy = facts;
      person.stance = stance;
      if (facts) for (const pool of this.#places.pools) pool.join(person);
    }
    for (const contact of this.wishes.of(person)) this.unsettle(contact);
  }

  #leaveAll(person: Person): void {
    if (person.placedBy === null) return;
    const places = new Map(person.places.map((place) => [place.pool as Pool, place]));
    for (const pool of this.#places.pools) pool.leave(person, places.get(pool));
    person.places.length = 0;
  }

  /** A pool that has just been made hears of everybody who is there. */
  #man(pool: Pool): void {
    for (const person of this.people.values()) if (person.stance !== null) pool.join(person);
  }
}

const nobody: readonly Person[] = [];
