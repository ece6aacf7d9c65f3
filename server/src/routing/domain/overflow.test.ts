import { minutes, seconds } from '@switchboard/shared/kernel';
import type {
  OverflowAction,
  OverflowCondition,
  OverflowRule,
  UnavailableWhile,
} from '@switchboard/shared/routing-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostHops, nobodyIsAvailable, type OverflowContact, overflowDeed, type OverflowQueue } from './overflow.ts';

const now = Date.UTC(2026, 10, 20, 9);
const queue: OverflowQueue = { key: 'housing', isOpen: true, waiting: 3, longestSinceAt: now - minutes(8), agents: [] };
const contact: OverflowContact = {
  band: 5,
  firstQueuedAt: now - minutes(5),
  isOffered: false,
  hasContactPoint: true,
  isCallback: false,
  likelyWaitMs: null,
  visited: new Set(['housing']),
  hops: 0,
  told: new Set(),
};
const any = (action: OverflowAction, ...conditions: OverflowCondition[]): OverflowRule => ({
  when: { any: conditions },
  do: action,
});
const all = (action: OverflowAction, ...conditions: OverflowCondition[]): OverflowRule => ({
  when: { all: conditions },
  do: action,
});
const deed = (rules: OverflowRule[], more: Partial<OverflowContact> = {}, where: Partial<OverflowQueue> = {}) =>
  overflowDeed(rules, { contact: { ...contact, ...more }, queue: { ...queue, ...where }, now });
const say: OverflowAction = { say: { en: 'You can also report this online.' } };
const away: OverflowAction = { toQueue: 'services' };
const callback: OverflowAction = { callback: { afterMinutes: 30 } };
const close: OverflowAction = { close: { en: 'We are closed.' } };
const always: OverflowCondition = { waitingAtLeast: 1 };

describe('overflow', () => {
  it.each<[string, OverflowCondition, Partial<OverflowContact>, Partial<OverflowQueue>]>([
    ['her own wait', { waitedSeconds: 300 }, { firstQueuedAt: now - seconds(299) }, {}],
    ['how many wait', { waitingAtLeast: 3 }, {}, { waiting: 2 }],
    ['the longest wait', { longestWaitSeconds: 480 }, {}, { longestSinceAt: now - seconds(479) }],
    ['the estimated wait', { estimatedWaitSeconds: 600 }, { likelyWaitMs: minutes(9) }, {}],
    ['that it is closed', { closed: true }, {}, { isOpen: true }],
    ['nobody being available', { nobodyAvailable: { unavailableWhile: [] } }, {}, { agents: [new Set()] }],
  ])('goes by %s', (_what, condition, butContact, butQueue) => {
    const met = { likelyWaitMs: minutes(10) };
    expect(deed([any(away, condition)], met, { isOpen: false })).toMatchObject({ kind: 'toQueue' });
    expect(deed([any(away, condition)], { ...met, ...butContact }, { isOpen: false, ...butQueue })).toBeNull();
  });

  it('an unsure estimate is no reason', () => {
    expect(deed([any(away, { estimatedWaitSeconds: 1 })])).toBeNull();
  });

  it('any needs one condition and all need each', () => {
    const no: OverflowCondition = { waitingAtLeast: 99 };
    expect(deed([any(away, no, always)])).not.toBeNull();
    expect(deed([all(away, no, always)])).toBeNull();
    expect(deed([all(away, always, { waitedSeconds: 300 })])).not.toBeNull();
  });

  it('the first rule that holds and has something left to do acts', () => {
    const rules = [any(say, always), any(callback, always), any(away, always)];
    expect(deed(rules)).toMatchObject({ kind: 'say', rule: 0 });
    expect(deed(rules, { told: new Set([0]) })).toMatchObject({ kind: 'callback', rule: 1, afterMinutes: 30 });
    expect(deed(rules, { told: new Set([0]), hasContactPoint: false })).toMatchObject({ kind: 'toQueue', rule: 2 });
  });

  it('semantics 5: "nobody available" is a list, and an empty list asks for an empty room', () => {
    const agents = (...kept: UnavailableWhile[][]) => kept.map((reasons) => new Set(reasons));
    expect(nobodyIsAvailable({ unavailableWhile: [] }, agents())).toBe(true);
    expect(nobodyIsAvailable({ unavailableWhile: [] }, agents(['notReady']))).toBe(false);
    expect(nobodyIsAvailable({ unavailableWhile: ['notReady'] }, agents(['notReady'], ['notReady', 'full']))).toBe(
      true,
    );
    expect(nobodyIsAvailable({ unavailableWhile: ['notReady'] }, agents(['notReady'], ['full']))).toBe(false);
    expect(
      nobodyIsAvailable({ unavailableWhile: ['notReady', 'full', 'wrapUp'] }, agents(['notReady'], ['wrapUp', 'full'])),
    ).toBe(true);
    expect(
      nobodyIsAvailable({ unavailableWhile: ['offered', 'deskSilent'] }, agents(['offered'], ['deskSilent'], [])),
    ).toBe(false);
  });

  it('semantics 19: a queue it was in before is never entered again, and there are five hops at most', () => {
    expect(deed([any(away, always)], { visited: new Set(['housing', 'services']) })).toBeNull();
    expect(deed([any({ toQueue: 'housing' }, always)])).toBeNull();
    expect(deed([any(away, always)], { hops: mostHops })).toBeNull();
  });

  it('an emergency is told and handed on, and neither put off nor sent away', () => {
    const band = 0;
    expect(deed([any(callback, always), any(close, always)], { band })).toBeNull();
    expect(deed([any(close, always), any(away, always)], { band })).toMatchObject({ kind: 'toQueue' });
    expect(deed([any(say, always)], { band })).toMatchObject({ kind: 'say' });
  });

  it('an offer that is out is waited for', () => {
    expect(deed([any(away, always)], { isOffered: true })).toBeNull();
  });

  it('a promised callback is handed on, but not promised again, and nobody is there to read words', () => {
    const isCallback = true;
    expect(deed([any(say, always), any(callback, always), any(close, always)], { isCallback })).toBeNull();
    expect(deed([any(away, always)], { isCallback })).not.toBeNull();
  });

  it('whatever the rules of however many queues, a contact comes to rest', () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const action = fc.oneof(
      fc.constantFrom(...keys).map((toQueue): OverflowAction => ({ toQueue })),
      fc.constant(say),
    );
    const rules = fc.array(
      action.map((one) => any(one, always)),
      { maxLength: 5 },
    );
    const plan = fc.record(Object.fromEntries(keys.map((key) => [key, rules])));
    fc.assert(
      fc.property(plan, fc.constantFrom(...keys), (all, start) => {
        let [key, hops] = [start, 0];
        const visited = new Set([start]);
        let told = new Set<number>();
        for (let turn = 0; turn < 100; turn += 1) {
          const next = deed(all[key]!, { visited: new Set(visited), hops, told });
          if (next === null) return;
          if (next.kind === 'say') told = new Set([...told, next.rule]);
          if (next.kind !== 'toQueue') continue;
          expect(visited.has(next.queueKey)).toBe(false);
          [key, hops, told] = [next.queueKey, hops + 1, new Set()];
          visited.add(key);
        }
        throw new Error('It never came to rest');
      }),
    );
  });
});
