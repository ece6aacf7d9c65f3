import type { Instant } from '@switchboard/shared/kernel';
import type { AgentNow } from './facts.ts';
import type { Hand, Hands } from './hand.ts';
import { able, codeOf } from './reasons.ts';

/** The words of "nobody available" as bits, so that any list of them is one number. */
export const unavailableBits = { notReady: 1, deskSilent: 2, full: 4, offered: 8, wrapUp: 16 } as const;

const notReady = codeOf('notReady');
const deskSilent = codeOf('deskSilent');

/** How somebody stands this moment: all of her that changes with the day's work. Never changed, only replaced. */
export class Stance {
  /** `able`, or why nothing at all is offered to her. */
  readonly condition: number;
  readonly hand: Hand;
  /** Her place among those who idle: whoever has nothing goes first, then by the idle clock, none the longest. */
  readonly idle: number;
  /** When something of a queue was last offered to her. */
  readonly turns: ReadonlyMap<string, Instant>;
  readonly #bits: number;

  constructor({ condition, bits, hand, idleSinceAt, turns }: StanceParts) {
    this.condition = condition;
    this.hand = hand;
    this.idle = (hand.isEmpty ? 0 : busy) + (idleSinceAt ?? -1);
    this.turns = turns;
    this.#bits = bits;
  }

  static of(agent: AgentNow, hands: Hands): Stance {
    const isReady = agent.state === 'ready';
    const { notReady: unready, deskSilent: silent, wrapUp } = unavailableBits;
    return new Stance({
      condition: isReady ? (agent.isDeskSilent ? deskSilent : able) : notReady,
      bits: (isReady ? 0 : unready) | (agent.isDeskSilent ? silent : 0) | (agent.isWrappingUp ? wrapUp : 0),
      hand: hands.of(agent),
      idleSinceAt: agent.idleSinceAt,
      turns: agent.lastOfferedAt,
    });
  }

  /** The same with one offer more. */
  withOffer(hand: Hand, queueId: string | null, now: Instant): Stance {
    const turns = queueId === null ? this.turns : new Map(this.turns).set(queueId, now);
    return new Stance({
      condition: this.condition,
      bits: this.#bits,
      hand,
      idleSinceAt: idleSinceOf(this.idle),
      turns,
    });
  }

  /** Why no contact of this kind is offered to her, or `able`. */
  reason(kind: number): number {
    return this.condition === able ? this.hand.rooms[kind]! : this.condition;
  }

  /** Which words of "nobody available" are true of her, for a kind of contact. */
  unavailable(kind: number): number {
    const isFull = (this.hand.fullKinds >> kind) & 1;
    return this.#bits | (isFull ? unavailableBits.full : 0) | (this.hand.hasOffer ? unavailableBits.offered : 0);
  }

  isLike(other: Stance): boolean {
    return (
      this.condition === other.condition &&
      this.hand === other.hand &&
      this.idle === other.idle &&
      this.#bits === other.#bits &&
      haveSameTurns(this.turns, other.turns)
    );
  }
}

interface StanceParts {
  readonly condition: number;
  readonly bits: number;
  readonly hand: Hand;
  readonly idleSinceAt: Instant | null;
  readonly turns: ReadonlyMap<string, Instant>;
}

/** Beyond every instant: whoever has something in hand stands behind all who have nothing. */
const busy = 2 ** 50;

export function idleSinceOf(idle: number): Instant | null {
  const since = idle >= busy - 1 ? idle - busy : idle;
  return since === -1 ? null : since;
}

function haveSameTurns(one: ReadonlyMap<string, Instant>, other: ReadonlyMap<string, Instant>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [queueId, at] of one) if (other.get(queueId) !== at) return false;
  return true;
}

/** One agent: what was put of her, how she stands, and the pools she belongs to. Once known, she is never forgotten. */
export class Person {
  readonly id: string;
  /** Null while she is signed out. */
  facts: AgentNow | null = null;
  /** What the pools have counted her as; null while they do not know of her. */
  stance: Stance | null = null;
  /** The facts by which she was given her places. */
  placedBy: AgentNow | null = null;
  readonly places: PlaceInPool[] = [];
  isUnsettled = false;

  constructor(id: string) {
    this.id = id;
  }

  /** Stands anew, in every pool she belongs to. */
  stand(stance: Stance): void {
    const before = this.stance!;
    this.stance = stance;
    for (const place of this.places) place.pool.restand(place, before, stance);
  }
}

/** Somebody's place in one pool, with what decides her turn there. */
export interface PlaceInPool {
  readonly person: Person;
  readonly pool: { restand(place: PlaceInPool, before: Stance, after: Stance): void };
  /** Of her best open link. */
  readonly priority: number;
  /** Of the skills that are named. */
  readonly levels: number;
  /** What the selector looks at first: the smaller goes first. */
  turn: number;
  idle: number;
  isInFront: boolean;
  /** Where she is in the pool's list of members. */
  index: number;
}
