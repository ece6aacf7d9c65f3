import type { WaitingContact } from './facts.ts';
import type { Fit } from './fit.ts';
import type { Front } from './front.ts';
import type { Person, PlaceInPool } from './person.ts';
import type { PreparedQueue } from './prepared-queue.ts';
import type { Watch } from './watch.ts';

/** The agents a line may be offered to, as the line sees them. */
export interface Circle {
  readonly terms: { readonly fit: Fit; readonly kind: number };
  readonly able: number;
  readonly counts: Int32Array;
  readonly lines: Line[];
  hotIndex: number;
  best(count: number): Front;
  placeOf(person: Person): PlaceInPool | undefined;
  misfitOf(person: Person): number;
}

/** One contact that waits: what was put of it, and where it stands. */
export class Waiting {
  readonly id: string;
  facts: WaitingContact;
  queue: PreparedQueue | null = null;
  /** The part of its score that stays as it is while it waits. */
  merit = 0;
  step = 0;
  /** The credit of its step clock, with the steps it has skipped since it was put. */
  skippedMs = 0;
  watch: Watch<Waiting> | null = null;
  /** Null while nobody is to be asked. */
  line: Line | null = null;
  isUnsettled = false;
  isDropped = false;
  /** When time alone moves it; infinite when nothing does. */
  alarmAt = Number.POSITIVE_INFINITY;

  constructor(facts: WaitingContact) {
    this.id = facts.id;
    this.facts = facts;
  }
}

/** Within a line everything but the clock is the same for all, so the order of two never changes while they wait. */
function compareWithin(one: Waiting, other: Waiting): number {
  return (
    one.facts.band - other.facts.band ||
    other.merit - one.merit ||
    one.facts.firstQueuedAt - other.facts.firstQueuedAt ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  );
}

/**
 * Contacts of one queue that may be offered to the same agents, the most urgent first. A contact that somebody has
 * declined, or that is meant for somebody in particular, stands in a line of its own.
 */
export class Line {
  readonly pool: Circle;
  readonly queue: PreparedQueue;
  /** Who is not asked, although the pool holds them. */
  readonly heldOff: readonly Person[];
  /** The only one who is asked. */
  readonly claimant: Person | null;
  /** Where it stands in the list of lines that may be served; -1 when it does not. */
  openIndex = -1;
  /** Where it stands in the agenda of a decision, and by which key. */
  agendaIndex = -1;
  priority = 0;
  score = 0;
  readonly #contacts: Waiting[] = [];
  /** Those before it have been taken already. */
  #start = 0;

  constructor(pool: Circle, queue: PreparedQueue, terms: { heldOff?: readonly Person[]; claimant?: Person } = {}) {
    this.pool = pool;
    this.queue = queue;
    this.heldOff = terms.heldOff ?? [];
    this.claimant = terms.claimant ?? null;
  }

  get isEmpty(): boolean {
    return this.#start === this.#contacts.length;
  }

  get size(): number {
    return this.#contacts.length - this.#start;
  }

  get head(): Waiting {
    return this.#contacts[this.#start]!;
  }

  add(contact: Waiting): void {
    const contacts = this.#contacts;
    contact.line = this;
    if (this.isEmpty || compareWithin(contacts[contacts.length - 1]!, contact) < 0) contacts.push(contact);
    else contacts.splice(this.#indexOf(contact), 0, contact);
  }

  remove(contact: Waiting): void {
    contact.line = null;
    if (contact === this.head) this.#shift();
    else this.#contacts.splice(this.#indexOf(contact), 1);
  }

  /** The best of those who can take its contacts. */
  firstChoice(): PlaceInPool | undefined {
    const { heldOff, pool } = this;
    if (pool.able === 0) return undefined;
    const front = pool.best(heldOff.length + 1);
    for (let index = 0; index < front.size; index += 1) {
      const place = front.at(index);
      if (!heldOff.includes(place.person)) return place;
    }
    return undefined;
  }

  #shift(): void {
    this.#start += 1;
    if (this.#start < 1024 && !this.isEmpty) return;
    this.#contacts.splice(0, this.#start);
    this.#start = 0;
  }

  #indexOf(contact: Waiting): number {
    const contacts = this.#contacts;
    let low = this.#start;
    let high = contacts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareWithin(contacts[middle]!, contact) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
