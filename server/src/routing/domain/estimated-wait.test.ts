import { minutes, seconds } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { type Answer, answerPace } from './answer-pace.ts';
import { type EstimatedWait, estimatedWait, waitRange } from './estimated-wait.ts';

const now = Date.UTC(2026, 10, 20, 9);
const ann = new Map([['ann', 1]]);
/** Ann takes one every two minutes, the last one just now. */
const regular = (count: number, userId = 'ann') =>
  Array.from({ length: count }, (_, index): Answer => ({ at: now - minutes(2) * (count - index), userId }));
const range = (place: number, answers: readonly Answer[], present = ann) =>
  waitRange(estimatedWait(place, answerPace({ answers, present, now })));

describe('the estimated wait', () => {
  it('follows the place and how fast the queue is answered', () => {
    expect(range(2, regular(15))).toEqual([2, 6]);
    expect(range(6, regular(15))).toEqual([9, 15]);
  });

  it('is not said when too few were answered, when answers come too irregularly, or when it would take hours', () => {
    expect(range(6, regular(5))).toBeNull();
    const bursts = [29, 28.9, 28.8, 28.7, 3, 2.9, 2.8, 2.7].map((ago) => ({ at: now - minutes(ago), userId: 'ann' }));
    expect(range(3, bursts)).toBeNull();
    expect(range(70, regular(15))).toBeNull();
    expect(range(1, regular(8))).toBeNull();
  });

  it('is not said when nobody is there', () => {
    expect(range(6, regular(15), new Map())).toBeNull();
    expect(range(6, regular(15), new Map([['ben', 0]]))).toBeNull();
  });

  it('counts only those who are still there, and newcomers by the part of them the queue can have', () => {
    const both = [...regular(15), ...regular(15, 'ben').map(({ at, userId }) => ({ at: at + seconds(60), userId }))];
    const answers = both.toSorted((one, other) => one.at - other.at);
    const likely = (present: ReadonlyMap<string, number>) =>
      Math.round(estimatedWait(6, answerPace({ answers, present, now }))!.likelyMs / seconds(1));
    const two = likely(
      new Map([
        ['ann', 1],
        ['ben', 1],
      ]),
    );
    expect(likely(ann)).toBe(two * 2);
    expect(
      likely(
        new Map([
          ['ann', 1],
          ['ben', 1],
          ['cat', 1],
          ['dot', 0.5],
          ['eve', 0.5],
        ]),
      ),
    ).toBe(two / 2);
  });

  it('grows while nobody answers', () => {
    const stale = regular(15).map(({ at, userId }) => ({ at: at - minutes(15), userId }));
    expect(range(6, stale)![0]).toBeGreaterThan(range(6, regular(15))![0]);
  });
});

/** The same numbers again and again (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Day {
  readonly agents: number;
  /** Of the ten minutes that a contact takes on average: how much that varies. */
  readonly variation: number;
  readonly load: number;
  /** From the middle of the day on so many. */
  readonly agentsLater?: number;
}

/** A queue with people in it for eight hours, and what was said to whom every five seconds. */
function dayOf({ agents, variation, load, agentsLater = agents }: Day, seed: number) {
  const chance = chanceOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  const handling = () => minutes(10) * Math.exp(sigma * normal() - sigma ** 2 / 2);
  const freeAt = Array.from({ length: Math.max(agents, agentsLater) }, () => now);
  const waiting: number[] = [];
  const answers: Answer[] = [];
  const said: { who: number; at: number; wait: EstimatedWait | null }[] = [];
  const answeredAt = new Map<number, number>();
  let next = now;
  let who = 0;
  for (let at = now; at < now + minutes(480); at += seconds(5)) {
    const staffed = at < now + minutes(240) ? agents : agentsLater;
    while (next <= at) {
      who += 1;
      waiting.push(who);
      next += -Math.log(1 - chance()) * (minutes(10) / (staffed * load));
    }
    for (let agent = 0; agent < staffed && waiting.length > 0; agent += 1) {
      if (freeAt[agent]! > at) continue;
      answers.push({ at, userId: `a${agent}` });
      answeredAt.set(waiting.shift()!, at);
      freeAt[agent] = at + handling();
    }
    const present = new Map(Array.from({ length: staffed }, (_, agent) => [`a${agent}`, 1]));
    const recent = answers.filter((answer) => answer.at > at - minutes(30));
    const pace = answerPace({ answers: recent, present, now: at });
    for (const [index, contact] of waiting.entries()) {
      said.push({ who: contact, at, wait: estimatedWait(index + 1, pace) });
    }
  }
  const judged = said.flatMap(({ who: contact, at, wait }) => {
    const turn = answeredAt.get(contact);
    return turn === undefined ? [] : [{ contact, actual: turn - at, wait }];
  });
  return judged;
}

describe('[C-08 part] the estimated wait over simulated days', () => {
  const days: Record<string, Day> = {
    'ten agents, a little too few': { agents: 10, variation: 0.7, load: 1.05 },
    'thirty agents, nearly enough': { agents: 30, variation: 1, load: 1.02 },
    'twenty agents, half of them go at noon': { agents: 20, agentsLater: 10, variation: 0.7, load: 1.05 },
    'eight agents, four more come at noon': { agents: 8, agentsLater: 12, variation: 0.7, load: 1.15 },
  };

  it.each(Object.entries(days))(
    '%s: half of what is said is at most 25 % off, and it moves while she waits',
    (name, day) => {
      const judged = [1, 2].flatMap((seed) => dayOf(day, seed));
      const spoken = judged.filter(({ wait, actual }) => wait && actual > 0);
      const errors = spoken
        .map(({ wait, actual }) => Math.abs(wait!.likelyMs - actual) / actual)
        .toSorted((a, b) => a - b);
      const median = errors[Math.floor(errors.length / 2)]!;
      const within = spoken.filter(({ wait, actual }) => wait!.fromMs <= actual && actual <= wait!.toMs).length;
      const part = (count: number, of: number) => `${Math.round((count / of) * 100)} %`;
      console.log(
        `Estimated wait, ${name}: said ${part(spoken.length, judged.length)} of the time, median error ` +
          `${Math.round(median * 100)} %, within the range ${part(within, spoken.length)}`,
      );
      expect(spoken.length).toBeGreaterThan(1_000);
      expect(median).toBeLessThanOrEqual(0.25);
      const [longest] = [...Map.groupBy(spoken, ({ contact }) => contact).values()].toSorted(
        (a, b) => b.length - a.length,
      );
      expect(new Set(longest!.map(({ wait }) => Math.round(wait!.likelyMs / seconds(10)))).size).toBeGreaterThan(10);
    },
  );
});
