import { emergencyBand } from '@switchboard/shared/contacts';
import { canonicalJson, type Instant } from '@switchboard/shared/kernel';
import type { CapacityPlan, NobodyAvailable, SkillExpression } from '@switchboard/shared/routing-plan';
import type { WaitingContact } from './facts.ts';
import { fitOf } from './fit.ts';
import { kindOf } from './kinds.ts';
import { Line, type Waiting } from './line.ts';
import { unavailableBits } from './person.ts';
import { Pool, type PoolListener } from './pool.ts';
import { PreparedQueue } from './prepared-queue.ts';
import type { Law } from './law.ts';
import type { Watch } from './watch.ts';

/** What one number for a place has room for. */
const mostAreas = 4_096;
const mostDelays = 8_192;

/** Where a contact of one queue stands in one of its steps: who may take it, in which line, and when it is skipped. */
export interface Place {
  readonly pool: Pool;
  readonly line: Line;
  /** Null when the step is not skipped. */
  readonly watch: Watch<Waiting> | null;
}

/**
 * Finds the place of a contact in the law that is in force. A place is made when a contact first needs it; places of
 * different queues that ask for the same agents in the same order share a pool.
 */
export class Places {
  readonly #capacity: CapacityPlan;
  readonly #queues: ReadonlyMap<string, PreparedQueue>;
  readonly #pools = new Map<string, Pool>();
  readonly #places = new Map<PreparedQueue, Map<number, Place>>();
  readonly #areas = new Map<string | null, number>([[null, 0]]);
  readonly #needs = new Map<string, number>();
  readonly #onNewPool: (pool: Pool) => void;
  readonly #listener: PoolListener;

  constructor(law: Law, onNewPool: (pool: Pool) => void, listener: PoolListener) {
    this.#capacity = law.capacity;
    this.#queues = new Map([...law.queues].map(([id, queue]) => [id, new PreparedQueue(queue)]));
    this.#onNewPool = onNewPool;
    this.#listener = listener;
  }

  get pools(): Iterable<Pool> {
    return this.#pools.values();
  }

  queueOf(contact: WaitingContact): PreparedQueue | null {
    return this.#queues.get(contact.queueId) ?? null;
  }

  placeOf(contact: WaitingContact, queue: PreparedQueue, step: number, now: Instant): Place {
    const { channel, band } = contact;
    // An emergency waits for no link.
    const opening = band === emergencyBand ? queue.delays.length : queue.openingAfter(now - contact.enteredQueueAt);
    const kind = kindOf(channel, band, this.#capacity);
    const area = numberOf(this.#areas, contact.serviceAreaId);
    const needs = contact.needs === null ? 0 : numberOf(this.#needs, canonicalJson(contact.needs)) + 1;
    const number = (((needs * mostAreas + area) * 16 + step) * 16 + kind) * mostDelays + opening;
    let places = this.#places.get(queue);
    if (!places) this.#places.set(queue, (places = new Map()));
    let place = places.get(number);
    if (!place) places.set(number, (place = this.#newPlace(contact, { queue, step, opening, kind })));
    return place;
  }

  #newPlace(
    contact: WaitingContact,
    { queue, step, opening, kind }: { queue: PreparedQueue; step: number; opening: number; kind: number },
  ): Place {
    const { id, selector, steps } = queue.law;
    const { needs, skipWhen } = steps[step]!;
    const asked = {
      serviceAreaId: contact.serviceAreaId,
      teams: queue.teamsAt(opening),
      step: needs,
      needs: contact.needs,
    };
    const turnsOf = selector === 'roundRobin' ? id : null;
    const key = termsKey(asked, [kind, selector, turnsOf]);
    let pool = this.#pools.get(key);
    if (!pool) {
      pool = new Pool({ fit: fitOf(asked), kind, selector, turnsOf }, this.#listener);
      this.#pools.set(key, pool);
      this.#onNewPool(pool);
    }
    const canBeSkipped = skipWhen !== null && queue.stepEnds[step] !== Number.POSITIVE_INFINITY;
    return { pool, line: new Line(pool, queue), watch: canBeSkipped ? pool.watch(maskOf(skipWhen)) : null };
  }
}

function maskOf({ unavailableWhile }: NobodyAvailable): number {
  return unavailableWhile.reduce((mask, word) => mask | unavailableBits[word], 0);
}

function termsKey(
  asked: {
    serviceAreaId: string | null;
    teams: ReadonlyMap<string, number> | null;
    step: SkillExpression | null;
    needs: SkillExpression | null;
  },
  more: readonly (string | number | null)[],
): string {
  const teams = asked.teams && [...asked.teams].sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([more, asked.serviceAreaId, teams, asked.step, asked.needs]);
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
}
