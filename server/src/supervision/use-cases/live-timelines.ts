import { hours, type Instant } from '@switchboard/shared/kernel';
import { GrowingTimelines, type Timelines } from '@switchboard/shared/metrics';
import type { Database } from '../../platform/database/index.ts';
import type { EventLog } from '../../platform/events/event-log.ts';
import { countedEventsAfter, lastSeqBefore } from '../storage/counted-events.ts';

/** Contacts that wait at midnight came before it: reading begins so much earlier than counting. */
const earlier = hours(24);
const atOnce = 1_000;

interface Growing {
  readonly sinceAt: Instant;
  readonly timelines: GrowingTimelines;
  reading: Promise<void>;
}

/**
 * Each organisation's timelines since a moment, as far as its log has come. They are kept between questions and take
 * only what is new; with the next day they begin anew, so that what they hold stays a matter of two days.
 */
export class LiveTimelines {
  readonly #database: Database;
  readonly #eventLog: EventLog;
  readonly #growing = new Map<string, Growing>();

  constructor({ database, eventLog }: { readonly database: Database; readonly eventLog: EventLog }) {
    this.#database = database;
    this.#eventLog = eventLog;
  }

  async since(organisationId: string, sinceAt: Instant): Promise<Timelines> {
    const known = this.#growing.get(organisationId);
    const growing =
      known?.sinceAt === sinceAt ? known : { sinceAt, timelines: new GrowingTimelines(), reading: Promise.resolve() };
    this.#growing.set(organisationId, growing);
    // One reader at a time; whoever asks meanwhile waits for it and reads on from there. A failure is its asker's alone.
    const reading = growing.reading.then(() => this.#readOn(organisationId, growing));
    growing.reading = reading.catch(() => undefined);
    await reading;
    return growing.timelines;
  }

  async #readOn(organisationId: string, { sinceAt, timelines }: Growing): Promise<void> {
    let { seq } = timelines;
    if (seq === 0) {
      const head = await this.#eventLog.headOf(organisationId);
      seq = await lastSeqBefore(this.#database, organisationId, { at: sinceAt - earlier, head });
    }
    for (;;) {
      const events = await countedEventsAfter(this.#database, organisationId, { seq, limit: atOnce });
      for (const event of events) timelines.add(event);
      seq = events.at(-1)?.seq ?? seq;
      if (events.length < atOnce) return;
    }
  }
}
