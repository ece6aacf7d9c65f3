import type { Instant } from '@switchboard/shared/kernel';
import type { Candidate, Explanation, Match, Rule } from './decisions.ts';
import type { WaitingContact } from './facts.ts';
import { levelsOf } from './fit.ts';
import { type Entry, Ledger } from './ledger.ts';
import type { Circle, Waiting } from './line.ts';
import { idleSinceOf, type Person, type PlaceInPool } from './person.ts';
import { turnIn } from './pool.ts';
import { type PreparedQueue, stepClockOf } from './prepared-queue.ts';
import { able, codeOf, reasonCount, whyOf } from './reasons.ts';
import { shownCandidates } from './shown-candidates.ts';
import type { WhyNot } from './why-not.ts';

const heldOff = codeOf('heldOff');
const notWanted = codeOf('notWanted');
/** Of each candidate: priority, turn, idle, units used, units of. */
const perCandidate = 5;

/** A decision as it was made, with what was seen; its explanation is drawn up out of it when it is read. */
export class DecidedMatch implements Match {
  readonly contactId: string;
  readonly userId: string;
  readonly units: number;
  readonly #sight: Sight;

  constructor(userId: string, units: number, sight: Sight) {
    this.contactId = sight.contact.id;
    this.userId = userId;
    this.units = units;
    this.#sight = sight;
  }

  get explanation(): Explanation {
    return drawnUp(this.#sight);
  }
}

/** What was seen of a contact and of everybody who is signed in, at the moment of a decision. */
export interface Sight {
  readonly contact: WaitingContact;
  readonly queue: PreparedQueue;
  readonly step: number;
  readonly skippedMs: number;
  readonly rule: Rule;
  readonly planVersion: number;
  readonly decidedAt: Instant;
  /** The counts by reason, then what decided each candidate's turn. */
  readonly entry: Entry;
  readonly candidates: readonly string[];
}

/** Writes down what a decision sees. */
export class Witness {
  readonly #ledger = new Ledger();
  readonly #planVersion: number;

  constructor(planVersion: number) {
    this.#planVersion = planVersion;
  }

  /** The best of a pool were asked, but for those who are held off. */
  ofChoice(waiting: Waiting, pool: Circle, held: readonly Person[], now: Instant): Sight {
    const front = pool.best(shownCandidates + held.length);
    const candidates: string[] = [];
    const { page, from } = this.#counted(pool);
    let at = from + reasonCount;
    for (let index = 0; index < front.size && candidates.length < shownCandidates; index += 1) {
      const place = front.at(index);
      if (held.includes(place.person)) continue;
      candidates.push(place.person.id);
      at = written(page, at, place);
    }
    for (const person of held) {
      const place = pool.placeOf(person);
      if (place && person.stance!.reason(pool.terms.kind) === able) move(page, from, able, heldOff);
    }
    return this.#sight(waiting, waiting.queue!.law.selector, { page, from }, candidates, now);
  }

  /** Somebody in particular was asked. */
  ofClaim(waiting: Waiting, pool: Circle, held: readonly Person[], claimant: Person, now: Instant): Sight {
    const { page, from } = this.#counted(pool);
    const isHere = (person: Person) => pool.placeOf(person) && person.stance!.reason(pool.terms.kind) === able;
    for (const person of held) if (isHere(person)) move(page, from, able, heldOff);
    page[from + notWanted] = page[from + able]!;
    const misfit = pool.misfitOf(claimant);
    page[from + (misfit === able ? notWanted : misfit)]! -= 1;
    page[from + able] = 1;
    const { stance } = claimant;
    const { law } = waiting.queue!;
    const levels = law.selector === 'mostSkilled' ? levelsOf(claimant.placedBy!, pool.terms.fit) : 0;
    const turn = turnIn({ selector: law.selector, turnsOf: law.id }, levels, stance!);
    written(page, from + reasonCount, { priority: 1, turn, person: claimant });
    return this.#sight(waiting, waiting.facts.wanted!.why, { page, from }, [claimant.id], now);
  }

  #counted({ counts }: Circle): Entry {
    const entry = this.#ledger.entry(reasonCount + shownCandidates * perCandidate);
    for (let code = 0; code < reasonCount; code += 1) entry.page[entry.from + code] = counts[code]!;
    return entry;
  }

  #sight(waiting: Waiting, rule: Rule, entry: Entry, candidates: readonly string[], decidedAt: Instant): Sight {
    return {
      contact: waiting.facts,
      queue: waiting.queue!,
      step: waiting.step,
      skippedMs: waiting.skippedMs,
      rule,
      planVersion: this.#planVersion,
      decidedAt,
      entry,
      candidates,
    };
  }
}

function written(
  page: Float64Array,
  at: number,
  { priority, turn, person }: Pick<PlaceInPool, 'priority' | 'turn' | 'person'>,
): number {
  const { hand, idle } = person.stance!;
  page[at] = priority;
  page[at + 1] = turn;
  page[at + 2] = idle;
  page[at + 3] = hand.unitsUsed;
  page[at + 4] = hand.unitsOf;
  return at + perCandidate;
}

function move(page: Float64Array, start: number, from: number, to: number): void {
  page[start + from]! -= 1;
  page[start + to]! += 1;
}

function drawnUp(sight: Sight): Explanation {
  const { contact, queue, decidedAt } = sight;
  const { page, from } = sight.entry;
  const leftOut: Partial<Record<WhyNot, number>> = {};
  let staffed = 0;
  for (let code = 0; code < reasonCount; code += 1) {
    const count = page[from + code]!;
    staffed += count;
    const why = whyOf(code);
    if (why !== null && count > 0) leftOut[why] = count;
  }
  return {
    rule: sight.rule,
    decidedAt,
    planVersion: sight.planVersion,
    queueId: contact.queueId,
    band: contact.band,
    score: scorePartsOf(contact, queue, decidedAt),
    step: { index: sight.step, of: queue.law.steps.length, skippedMs: sight.skippedMs },
    waitingSinceAt: contact.firstQueuedAt,
    waitedMs: decidedAt - contact.firstQueuedAt,
    stepMs: stepClockOf(contact, sight.skippedMs, decidedAt),
    staffed,
    able: page[from + able]!,
    leftOut,
    candidates: sight.candidates.map((userId, index) =>
      candidateOf(userId, page, from + reasonCount + index * perCandidate, queue),
    ),
  };
}

function candidateOf(userId: string, page: Float64Array, at: number, { law }: PreparedQueue): Candidate {
  const turn = page[at + 1]!;
  return {
    userId,
    priority: page[at]!,
    unitsUsed: page[at + 3]!,
    unitsOf: page[at + 4]!,
    idleSinceAt: idleSinceOf(page[at + 2]!),
    levels: law.selector === 'mostSkilled' ? 0 - turn : null,
    lastOfferedAt: law.selector === 'roundRobin' && turn >= 0 ? turn : null,
  };
}

/** The parts of a score, and what they make together at this moment. */
export function scorePartsOf(contact: WaitingContact, queue: PreparedQueue, now: Instant): Explanation['score'] {
  const { base, perMinute } = queue.law.score;
  return { base, points: contact.points, perMinute, total: queue.scoreOf(queue.meritOf(contact), now) / 60_000 };
}
