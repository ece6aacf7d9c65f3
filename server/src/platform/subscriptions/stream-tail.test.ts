import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/event-log.ts';
import { NodeStreams } from './node-streams.ts';
import { StreamTail } from './stream-tail.ts';

const eastmere = 'eastmere-police';
const northvale = 'northvale-council';

/** A log that can be held while it is read. */
class HeldLog {
  reads = 0;
  hold: Promise<void> = Promise.resolve();
  readonly #facts = new Map<string, DomainEvent[]>();

  happens(organisationId: string, count = 1): void {
    const facts = this.#facts.get(organisationId) ?? [];
    this.#facts.set(organisationId, facts);
    const who = {
      organisationId,
      type: 'x.y',
      occurredAt: 1,
      subjectId: 's',
      actor: { kind: 'user', id: 'a' },
      traceId: 't',
    };
    for (let n = 0; n < count; n += 1) facts.push({ ...who, seq: facts.length + 1, eventId: 'e', body: {} });
  }

  async readAfter(organisationId: string, seq: number, limit: number): Promise<DomainEvent[]> {
    this.reads += 1;
    const page = (this.#facts.get(organisationId) ?? []).slice(seq, seq + limit);
    await this.hold;
    return page;
  }

  async headOf(organisationId: string): Promise<number> {
    return this.#facts.get(organisationId)?.length ?? 0;
  }
}

describe('the tail of a stream', () => {
  it('holds after a refresh all that was committed before it, with few reads for many askers', async () => {
    const log = new HeldLog();
    const grown: number[] = [];
    const tail = new StreamTail(eastmere, 0, log, (events) => grown.push(...events.map(({ seq }) => seq)));
    log.happens(eastmere, 3);
    let letGo = () => {};
    log.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const first = tail.refresh();
    log.happens(eastmere, 2);
    const others = Array.from({ length: 50 }, () => tail.refresh());
    letGo();
    await first;
    await Promise.all(others);
    expect(tail.head).toBe(5);
    expect(grown).toEqual([1, 2, 3, 4, 5]);
    expect(log.reads).toBe(2);
  });

  it('gives what it keeps, and says when the log must be asked', async () => {
    const log = new HeldLog();
    log.happens(eastmere, 10);
    const tail = new StreamTail(eastmere, 6, log, () => {});
    await tail.refresh();
    expect(tail.after(6, 3)?.map(({ seq }) => seq)).toEqual([7, 8, 9]);
    expect(tail.after(10, 3)).toEqual([]);
    expect(tail.after(5, 3)).toBeUndefined();
  });

  it('goes on after a read that failed', async () => {
    const log = new HeldLog();
    const tail = new StreamTail(eastmere, 0, log, () => {});
    log.happens(eastmere);
    log.hold = Promise.reject(new Error('away'));
    await expect(tail.refresh()).rejects.toThrow('away');
    log.hold = Promise.resolve();
    await tail.refresh();
    expect(tail.head).toBe(1);
  });
});

describe('the streams of a node', () => {
  it("[Q-05 part] another organisation's facts wait until the desk's own stream was read beyond them", async () => {
    const log = new HeldLog();
    const seen: string[] = [];
    const streams = new NodeStreams(log, ({ stream, events }) => seen.push(`${stream} ${events.at(-1)!.seq}`));
    log.happens(northvale);
    log.happens(eastmere);
    await streams.tailOf(eastmere).refresh();
    expect(streams.readableFor(eastmere, eastmere)).toBe(1);
    expect(streams.readableFor(northvale, eastmere)).toBe(0);
    await streams.clear(northvale, eastmere);
    expect(seen).toEqual([`${eastmere} 1`, `${northvale} 1`]);
    expect(streams.readableFor(northvale, eastmere)).toBe(1);
  });
});
