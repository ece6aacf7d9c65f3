import { liveLimits } from '@switchboard/shared/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/event-log.ts';
import { BrokenLog, nextBatch, type Position } from './next-batch.ts';

function aFact(seq: number, body: Record<string, unknown> = {}): DomainEvent {
  const who = { organisationId: 'eastmere-police', actor: { kind: 'user', id: 'ann' }, traceId: 't' };
  return { ...who, seq, eventId: `e${seq}`, type: 'team.changed', occurredAt: seq, subjectId: `s${seq}`, body };
}
const logOf = (count: number) => Array.from({ length: count }, (_, n) => aFact(n + 1));
const everything = ({ body }: DomainEvent) => body;

describe('the next batch of a subscription', () => {
  it('sends what may be seen, names the one before, and moves on over the rest', () => {
    const onlyEven = (event: DomainEvent) => (event.seq % 2 === 0 ? event.body : null);
    const batch = nextBatch({ upTo: 0, seq: 0 }, logOf(5), onlyEven);
    expect(batch.events.map(({ seq, prev }) => [seq, prev])).toEqual([
      [2, 0],
      [4, 2],
    ]);
    expect(batch.position).toEqual({ upTo: 5, seq: 4 });
  });

  it('refuses to go on where the log does not', () => {
    expect(() => nextBatch({ upTo: 3, seq: 1 }, [aFact(5)], everything)).toThrow(BrokenLog);
  });

  it('stops at a full batch, by number and by bytes, but never at nothing', () => {
    const many = nextBatch({ upTo: 0, seq: 0 }, logOf(liveLimits.eventsInBatch + 50), everything);
    expect(many.events).toHaveLength(liveLimits.eventsInBatch);
    expect(many.position.upTo).toBe(liveLimits.eventsInBatch);
    const large = { words: 'x'.repeat(liveLimits.batchBytes) };
    const batch = nextBatch({ upTo: 0, seq: 0 }, [aFact(1, large), aFact(2, large)], everything);
    expect(batch.events.map(({ seq }) => seq)).toEqual([1]);
  });

  it('whatever is visible, however the log is paged: all of it arrives once, in order, in one unbroken chain', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (visible, pageSize) => {
        const log = logOf(visible.length);
        const project = (event: DomainEvent) => (visible[event.seq - 1] ? event.body : null);
        let position: Position = { upTo: 0, seq: 0 };
        const sent: number[] = [];
        while (position.upTo < log.length) {
          const batch = nextBatch(position, log.slice(position.upTo, position.upTo + pageSize), project);
          for (const event of batch.events) {
            expect(event.prev).toBe(sent.at(-1) ?? 0);
            sent.push(event.seq);
          }
          expect(batch.position.upTo).toBeGreaterThan(position.upTo);
          position = batch.position;
        }
        expect(sent).toEqual(log.flatMap(({ seq }) => (visible[seq - 1] ? [seq] : [])));
      }),
    );
  });
});
