import type { Instant } from '@switchboard/shared/kernel';
import type { Selector } from '@switchboard/shared/routing-plan';
import { type Fit, levelsOf, misfitOf, priorityOf } from './fit.ts';
import { Front } from './front.ts';
import type { Circle, Line, Waiting } from './line.ts';
import type { Person, PlaceInPool, Stance } from './person.ts';
import { able, reasonCount } from './reasons.ts';
import { Watch } from './watch.ts';

/** What a pool asks for. Queues that ask for the same share a pool. */
export interface PoolTerms {
  readonly fit: Fit;
  readonly kind: number;
  readonly selector: Selector;
  /** Whose turns count, for `roundRobin`; null for every other selector. */
  readonly turnsOf: string | null;
}

/** Hears of turns in a pool's fortune. */
export interface PoolListener {
  /** Somebody can take a contact although nobody could, or the reverse. */
  onReach(pool: Pool): void;
  /** Nobody is available any more by a list that contacts are watching. */
  onDeserted(watch: Watch<Waiting>): void;
}

interface Member extends PlaceInPool {
  readonly pool: Pool;
}

/**
 * Everybody signed in, as one kind of demand sees them: who fits, who of them can take a contact now, in which order they
 * are asked, and how many cannot for which reason. Kept up with each change of an agent, so that a decision and its
 * explanation only read.
 */
export class Pool implements Circle {
  readonly terms: PoolTerms;
  /** How many stand where: by reason code, `able` first. */
  readonly counts = new Int32Array(reasonCount);
  readonly watches: Watch<Waiting>[] = [];
  readonly #members: Member[] = [];
  readonly #front = new Front();
  /** The lines that have somebody waiting. */
  readonly lines: Line[] = [];
  /** Where it stands among the pools that have both demand and agents; -1 when it does not. */
  hotIndex = -1;
  readonly #listener: PoolListener;

  constructor(terms: PoolTerms, listener: PoolListener) {
    this.terms = terms;
    this.#listener = listener;
  }

  get able(): number {
    return this.counts[able]!;
  }

  /** Takes in somebody who has signed in, or whose skills, teams or areas have changed. */
  join(person: Person): void {
    const { fit, kind } = this.terms;
    const facts = person.placedBy!;
    const misfit = misfitOf(facts, fit);
    if (misfit !== able) {
      this.counts[misfit]! += 1;
      return;
    }
    const stance = person.stance!;
    const member: Member = {
      person,
      pool: this,
      priority: priorityOf(facts, fit),
      levels: this.terms.selector === 'mostSkilled' ? levelsOf(facts, fit) : 0,
      turn: 0,
      idle: idleIn(this.terms.selector, stance),
      isInFront: false,
      index: this.#members.length,
    };
    member.turn = turnIn(this.terms, member.levels, stance);
    this.#members.push(member);
    person.places.push(member);
    for (const watch of this.watches) watch.enter(stance.unavailable(kind));
    this.#count(stance.reason(kind), 1);
    if (stance.reason(kind) === able) this.#front.admit(member);
  }

  /** The reverse of `join`, by the facts by which she had joined. Her list of places is emptied by the caller. */
  leave(person: Person, place: PlaceInPool | undefined): void {
    if (!place) {
      this.counts[misfitOf(person.placedBy!, this.terms.fit)]! -= 1;
      return;
    }
    const { kind } = this.terms;
    const stance = person.stance!;
    if (place.isInFront) this.#front.remove(place);
    const last = this.#members.pop()!;
    if (last !== place) {
      this.#members[place.index] = last;
      last.index = place.index;
    }
    for (const watch of this.watches) watch.exit(stance.unavailable(kind));
    this.#count(stance.reason(kind), -1);
  }

  /** Somebody stands otherwise than before. */
  restand(place: PlaceInPool, before: Stance, after: Stance): void {
    const { kind } = this.terms;
    const was = before.reason(kind);
    const is = after.reason(kind);
    if (place.isInFront) this.#front.remove(place);
    place.idle = idleIn(this.terms.selector, after);
    place.turn = turnIn(this.terms, place.levels, after);
    if (was !== is) {
      this.#count(was, -1);
      this.#count(is, 1);
    }
    if (is === able) this.#front.admit(place);
    for (const watch of this.watches) watch.change(before.unavailable(kind), after.unavailable(kind));
  }

  /** The best of those who can take a contact, in order, as many as asked for or as there are. */
  best(count: number): Front {
    if (this.#front.size < count && !this.#front.isWhole) this.#front.refill(this.#ableMembers());
    return this.#front;
  }

  placeOf(person: Person): PlaceInPool | undefined {
    return person.places.find(({ pool }) => pool === this);
  }

  /** Why she is no member, or `able`. */
  misfitOf(person: Person): number {
    return misfitOf(person.placedBy!, this.terms.fit);
  }

  /** Follows how many are available by a list of words; the same list is followed once. */
  watch(mask: number): Watch<Waiting> {
    const known = this.watches.find((watch) => watch.mask === mask);
    if (known) return known;
    const watch = new Watch<Waiting>(mask, this.#listener);
    for (const { person } of this.#members) watch.enter(person.stance!.unavailable(this.terms.kind));
    this.watches.push(watch);
    return watch;
  }

  *#ableMembers(): Generator<PlaceInPool> {
    for (const member of this.#members) if (member.person.stance!.reason(this.terms.kind) === able) yield member;
  }

  #count(reason: number, by: 1 | -1): void {
    this.counts[reason]! += by;
    if (reason === able && this.able === (by === 1 ? 1 : 0)) this.#listener.onReach(this);
  }
}

/** What the selector looks at first, as a number: the smaller goes first. */
export function turnIn(
  { selector, turnsOf }: Pick<PoolTerms, 'selector' | 'turnsOf'>,
  levels: number,
  { hand, turns }: Stance,
): number {
  switch (selector) {
    case 'longestIdle':
      return 0;
    case 'leastLoaded':
      return hand.unitsUsed / hand.unitsOf;
    case 'mostSkilled':
      return -levels;
    case 'roundRobin':
      return turnAt(turns.get(turnsOf!));
  }
}

/** What it looks at next: those who idle longest, except where everybody has her turn. */
export function idleIn(selector: Selector, { idle }: Stance): number {
  return selector === 'roundRobin' ? 0 : idle;
}

/** Never offered anything comes before every instant. */
function turnAt(at: Instant | undefined): number {
  return at ?? -1;
}
