import type { Channel } from '@switchboard/shared/contacts';
import { type CapacityPlan, roomFor, unitsOf } from '@switchboard/shared/routing-plan';
import type { AgentNow, Load } from './facts.ts';
import { kindCount, kindOf, sampleOf } from './kinds.ts';
import { codeOf, codeOfRoom } from './reasons.ts';

type Held = Pick<AgentNow, 'inHand' | 'offered' | 'unitsOf' | 'caps'>;

const full = new Set([codeOf('full'), codeOf('cap'), codeOf('reserve')]);

/**
 * What somebody has in hand and is offered, and what she has room for beside it. Thousands of agents hold the same few
 * hands: each is worked out once, and two agents with the same load share it.
 */
export class Hand {
  readonly unitsUsed: number;
  readonly unitsOf: number;
  readonly isEmpty: boolean;
  readonly hasOffer: boolean;
  /** By kind of contact: 0 when there is room, else why not. */
  readonly rooms = new Uint8Array(kindCount);
  /** A bit for each kind there is no room for, whatever becomes of the pending offers. */
  readonly fullKinds: number;
  /** The hands one load away, by `stepTo`. */
  readonly next = new Map<number, Hand>();
  readonly held: Held;

  constructor(held: Held, plan: CapacityPlan) {
    this.held = held;
    this.unitsUsed = unitsOf(held.inHand) + unitsOf(held.offered);
    this.unitsOf = held.unitsOf;
    this.isEmpty = held.inHand.length + held.offered.length === 0;
    this.hasOffer = held.offered.length > 0;
    let fullKinds = 0;
    for (let kind = 0; kind < kindCount; kind += 1) {
      const code = codeOfRoom[roomFor(sampleOf(kind, plan), held, plan)];
      this.rooms[kind] = code;
      if (full.has(code)) fullKinds |= 1 << kind;
    }
    this.fullKinds = fullKinds;
  }
}

/** So many different hands are remembered; a day knows a few hundred. */
const mostHands = 20_000;

/** Every hand that was met, found by walking from the empty one load by load. */
export class Hands {
  readonly #plan: CapacityPlan;
  readonly #empty = new Map<string | number, Hand>();
  #count = 0;

  constructor(plan: CapacityPlan) {
    this.#plan = plan;
  }

  of(agent: Held): Hand {
    let hand = this.#emptyOf(agent);
    for (const load of agent.inHand) hand = this.#with(hand, load, false);
    for (const load of agent.offered) hand = this.#with(hand, load, true);
    return hand;
  }

  /** The same hand with one more offer. */
  offered(hand: Hand, channel: Channel): Hand {
    return this.#with(hand, { channel, units: this.#plan.costs[channel] }, true);
  }

  #emptyOf({ unitsOf: whole, caps }: Held): Hand {
    let key: string | number = whole;
    for (const _ in caps) key = `${whole} ${JSON.stringify(caps)}`;
    return this.#empty.get(key) ?? this.#remember(this.#empty, key, { inHand: [], offered: [], unitsOf: whole, caps });
  }

  #with(hand: Hand, load: Load, isOffer: boolean): Hand {
    const step = (load.units * 64 + kindOf(load.channel, 0, this.#plan)) * 2 + (isOffer ? 1 : 0);
    const known = hand.next.get(step);
    if (known) return known;
    const { inHand, offered, unitsOf: whole, caps } = hand.held;
    return this.#remember(hand.next, step, {
      inHand: isOffer ? inHand : [...inHand, load],
      offered: isOffer ? [...offered, load] : offered,
      unitsOf: whole,
      caps,
    });
  }

  #remember<Key>(known: Map<Key, Hand>, key: Key, held: Held): Hand {
    const hand = new Hand(held, this.#plan);
    if (this.#count >= mostHands) this.#forget();
    this.#count += 1;
    known.set(key, hand);
    return hand;
  }

  /** Agents keep the hands they have; only the ways to them are walked anew. */
  #forget(): void {
    this.#empty.clear();
    this.#count = 0;
  }
}
