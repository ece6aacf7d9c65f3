import type { PlaceInPool } from './person.ts';

/** The front is cut back to so many when it has outgrown `most`. */
const kept = 64;
const most = 128;

type Turn = Pick<PlaceInPool, 'priority' | 'turn' | 'idle'> & { readonly person: { readonly id: string } };

/** Whose turn it is: link priority, the selector's own value, the idle clock, and the id so that no two are equal. */
export function compareTurns(one: Turn, other: Turn): number {
  return (
    one.priority - other.priority ||
    one.turn - other.turn ||
    one.idle - other.idle ||
    (one.person.id < other.person.id ? -1 : one.person.id > other.person.id ? 1 : 0)
  );
}

/**
 * The best few dozen of a pool in their order. The rest is not sorted at all: whoever frees up is usually the last whose
 * turn it is, and one comparison with the bound says so. Filled again out of the whole pool when it has run short.
 */
export class Front {
  readonly #places: PlaceInPool[] = [];
  /** Whoever of the pool is not in the front comes after this one; null when nobody is outside. */
  #bound: PlaceInPool | null = null;

  get size(): number {
    return this.#places.length;
  }

  /** Whether everybody who can take a contact is in it. */
  get isWhole(): boolean {
    return this.#bound === null;
  }

  at(index: number): PlaceInPool {
    return this.#places[index]!;
  }

  /** Lets her in, at her place, unless she comes after the bound. */
  admit(place: PlaceInPool): void {
    if (this.#bound !== null && compareTurns(place, this.#bound) > 0) return;
    this.#insert(place);
    if (this.#places.length > most) this.#cut();
  }

  /** Takes her out; her turn must still be what it was when she was let in. */
  remove(place: PlaceInPool): void {
    const places = this.#places;
    const at = this.#indexOf(place);
    for (let index = at + 1; index < places.length; index += 1) places[index - 1] = places[index]!;
    places.pop();
    place.isInFront = false;
  }

  /** Chooses anew, among all who can. */
  refill(all: Iterable<PlaceInPool>): void {
    for (const place of this.#places) place.isInFront = false;
    this.#places.length = 0;
    this.#bound = null;
    for (const place of all) {
      if (this.#bound !== null && compareTurns(place, this.#bound) > 0) continue;
      this.#insert(place);
      if (this.#places.length > most) this.#cut();
    }
  }

  #cut(): void {
    const places = this.#places;
    for (let index = kept; index < places.length; index += 1) places[index]!.isInFront = false;
    places.length = kept;
    // A copy: the bound stays where it is when its owner's turn changes.
    this.#bound = { ...places[kept - 1]! };
  }

  #insert(place: PlaceInPool): void {
    const places = this.#places;
    const at = this.#indexOf(place);
    places.push(place);
    for (let index = places.length - 1; index > at; index -= 1) places[index] = places[index - 1]!;
    places[at] = place;
    place.isInFront = true;
  }

  /** The first index whose place does not come before this one. */
  #indexOf(place: PlaceInPool): number {
    const places = this.#places;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareTurns(places[middle]!, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
