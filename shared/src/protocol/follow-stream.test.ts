import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveredEvent, EventsMessage } from './events-message.ts';
import { followEvents, followSnapshot } from './follow-stream.ts';
import type { StreamPosition } from './stream-position.ts';

const eastmere = 'eastmere-police';

function anEvent(seq: number, prev: number): DeliveredEvent {
  return { seq, prev, type: 'team.created', occurredAt: 1, subjectId: `team-${seq}`, body: {} };
}

function aBatch(events: DeliveredEvent[], more: Partial<EventsMessage> = {}): EventsMessage {
  const last = events.at(-1)?.seq ?? 0;
  return { stream: eastmere, events, seq: last, upTo: last, at: 1, ...more };
}

const at = (seq: number, upTo = seq): StreamPosition => ({ stream: eastmere, seq, upTo, rights: 'r' });

describe('following a numbered stream', () => {
  it('takes events whose prev is the last one held, whatever numbers lie between', () => {
    const followed = followEvents(at(4), aBatch([anEvent(7, 4), anEvent(9, 7)], { upTo: 12 }));
    expect(followed).toMatchObject({ kind: 'applied', position: { seq: 9, upTo: 12 } });
    expect(followed.events).toHaveLength(2);
  });

  it('passes over an event that it holds already', () => {
    const followed = followEvents(at(7), aBatch([anEvent(7, 4), anEvent(9, 7)]));
    expect(followed.events.map(({ seq }) => seq)).toEqual([9]);
  });

  it('finds the gap when prev is not the last one held, and asks from there', () => {
    expect(followEvents(at(4, 6), aBatch([anEvent(9, 7)]))).toMatchObject({
      kind: 'gap',
      position: { seq: 4, upTo: 4 },
    });
  });

  it('finds a lost tail by the heartbeat, which names the last seq sent', () => {
    expect(followEvents(at(4), aBatch([], { seq: 5, upTo: 5 }))).toMatchObject({ kind: 'gap', position: { seq: 4 } });
    expect(followEvents(at(4), aBatch([], { seq: 4, upTo: 9 }))).toMatchObject({
      kind: 'applied',
      position: { upTo: 9 },
    });
  });

  it('starts afresh at a snapshot, and forgets a stream that is no longer shared', () => {
    const snapshot = { stream: eastmere, seq: 40, rights: 'new', at: 1, state: {} };
    expect(followSnapshot({ ...snapshot, reason: 'opened' })).toEqual({
      stream: eastmere,
      seq: 40,
      upTo: 40,
      rights: 'new',
    });
    expect(followSnapshot({ ...snapshot, reason: 'sharingEnded' })).toBeNull();
  });

  it('never applies a chain with a hole: any batch lost, doubled or out of turn is a gap or changes nothing', () => {
    const chain = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(chain, fc.array(fc.nat(200), { maxLength: 60 }), (steps, picks) => {
        const events: DeliveredEvent[] = [];
        for (const step of steps) {
          const prev = events.at(-1)?.seq ?? 0;
          events.push(anEvent(prev + step, prev));
        }
        let position = at(0);
        const applied: number[] = [];
        for (const pick of picks) {
          const event = events[pick % events.length]!;
          const followed = followEvents(position, aBatch([event]));
          applied.push(...followed.events.map(({ seq }) => seq));
          position = followed.position;
        }
        expect(applied).toEqual(events.slice(0, applied.length).map(({ seq }) => seq));
      }),
    );
  });
});
