import { describe, expect, it } from 'vitest';
import { standingOf } from './contact-standing.ts';
import { aContact, ann, aPart, ben } from './test/work-records.ts';

const over = { state: 'ended' as const, endedAt: 9 };
const left = aPart({ state: 'completed', leftAt: 5, completedAt: 8 });

describe('how a contact stands to an operator', () => {
  it('is hers while her part runs, hers to write up after it, and elsewhere when it is done', () => {
    expect(standingOf(aContact(1), ann.userId)).toBe('connected');
    expect(standingOf(aContact(1), ben.userId)).toBe('elsewhere');
    const wrapping = aContact(1, { ...over, interactions: [aPart({ state: 'wrapUp', leftAt: 5 })] });
    expect(standingOf(wrapping, ann.userId)).toBe('wrapUp');
    expect(standingOf(aContact(1, { ...over, record: 'complete', interactions: [left] }), ann.userId)).toBe(
      'elsewhere',
    );
  });

  it('[B-02 part] stays hers to write up when the time for it ran out', () => {
    expect(standingOf(aContact(1, { ...over, interactions: [left] }), ann.userId)).toBe('wrapUp');
    const passedOn = aContact(1, {
      ...over,
      interactions: [left, aPart({ agent: ben, state: 'completed', leftAt: 7 })],
    });
    expect(standingOf(passedOn, ann.userId)).toBe('elsewhere');
  });

  it('is parked with its owner, whoever spoke last', () => {
    const parked = aContact(1, {
      state: 'parked',
      parked: { owner: ann, untilAt: 9 },
      interactions: [aPart({ state: 'held' })],
    });
    expect(standingOf(parked, ann.userId)).toBe('parked');
  });
});
