import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactLifecycle, type ContactState, contactStates } from '../contacts/contact-lifecycle.ts';
import { seconds } from '../kernel/index.ts';
import {
  abandoned,
  answered,
  callbacksPromised,
  everyMeasure,
  GrowingTimelines,
  joined,
  type MetricEvent,
  queued,
  type Scope,
  timelinesByQueue,
  timelinesOf,
  valueOf,
  waitingAt,
} from './index.ts';
import { at, dawn, ToldDay } from './testing/told-day.ts';

interface Step {
  readonly after: number;
  readonly what: number;
  readonly who: number;
  readonly how: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ after: fc.nat(40), what: fc.nat(9), who: fc.nat(7), how: fc.nat(1_000) }),
  { maxLength: 120 },
);

const one = <Item>(items: readonly Item[], by: number): Item => items[by % items.length]!;
const agents = ['ann', 'ben', 'cem'];
const queues = ['enquiries', 'fraud'];
const reasons = ['Break', 'Lunch'];

/** Anything that may happen, by the lives of contacts and parts. */
function anyDay(plan: readonly Step[]): { readonly day: ToldDay; readonly end: number } {
  const day = new ToldDay();
  const offers = new Map<string, string>();
  let second = 0;
  for (const { after, what, who, how } of plan) {
    second += after;
    const id = `contact-${who}`;
    const agent = one(agents, how);
    if (what === 0) day.agent(second, agent, { state: 'notReady', reason: one(reasons, how), used: how % 4 });
    else if (what === 1) day.agent(second, agent, { state: one(['ready', 'offline'], how), used: how % 4 });
    else if (what === 2 && !offers.has(id)) offers.set(id, offered(day, second, id, agent));
    else if (what === 3 && offers.has(id)) {
      day.offerEnds(second, offers.get(id)!, one(['accepted', 'declined', 'expired', 'withdrawn'], how));
      offers.delete(id);
    } else lives(day, second, id, how);
  }
  return { day, end: second + 1 };
}

function offered(day: ToldDay, second: number, contactId: string, agent: string): string {
  const offer = `offer-${day.events.length}`;
  day.offers(second, offer, contactId, agent);
  return offer;
}

function lives(day: ToldDay, second: number, id: string, how: number): void {
  const contact = day.contact(id);
  if (contact === undefined) return how % 2 ? day.queues(second, id, one(queues, how)) : day.arrives(second, id);
  const part = contact.interactions.at(-1);
  if (part?.state === 'wrapUp' && how % 3 === 0) return day.turns(second, id, 'completed');
  if (contact.state === 'connected' && how % 4 === 0) {
    return day.turns(second, id, part?.state === 'held' ? 'active' : 'held');
  }
  const next = contactStates.filter((state) => mayBecome(contact.state, state));
  if (next.length === 0) return;
  const state = one(next, how);
  if (state === 'connected' && contact.state === 'parked') return day.turns(second, id, 'active', 'connected');
  if (state === 'connected') return day.answers(second, id, one(agents, how));
  if (state === 'parked') return day.turns(second, id, 'held', 'parked');
  if (state !== 'queued') return day.leaves(second, id, state, how % 2 ? 'wrapUp' : 'completed');
  if (contact.state === 'connected' || contact.state === 'parked') day.leaves(second, id, contact.state);
  day.queues(second, id, one(queues, how));
}

function mayBecome(from: ContactState, to: ContactState): boolean {
  const triggers = ['startSelfService', 'enqueue', 'dialOut', 'connect', 'takeBack', 'handBack', 'transfer'] as const;
  const others = ['promiseCallback', 'callbackDue', 'park', 'unpark', 'resume', 'close', 'end', 'abandon'] as const;
  // A contact that waits may also be moved to another queue.
  if (from === 'queued' && to === 'queued') return true;
  return [...triggers, ...others].some((trigger) => {
    const next = contactLifecycle.next(from, trigger);
    return next.ok && next.value === to;
  });
}

const scopes: readonly Scope[] = [{}, { queueId: 'fraud' }, { channel: 'webchat' }, { userId: 'ann' }];
const measures = everyMeasure({ targetMs: seconds(20), shortMs: seconds(5) });

describe('figures of any day', () => {
  it('add up: two neighbouring intervals have the figures of the whole', () => {
    fc.assert(
      fc.property(steps, fc.nat(5_000), (plan, cut) => {
        const { day, end } = anyDay(plan);
        const timelines = timelinesOf(day.events);
        const cutAt = at(cut % end);
        for (const measure of measures) {
          for (const scope of scopes) {
            const take = (fromAt: number, untilAt: number) => measure.take(timelines, { fromAt, untilAt }, scope);
            const sum = joined(measure, take(dawn, cutAt), take(cutAt, at(end)));
            expect([measure.name, sum]).toEqual([measure.name, take(dawn, at(end))]);
          }
        }
      }),
    );
  });

  it('are the same of a queue whether everything or its own part is looked at', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { day, end } = anyDay(plan);
        const timelines = timelinesOf(day.events);
        const own = timelinesByQueue(timelines);
        for (const measure of measures.filter(({ of }) => of === 'queues')) {
          for (const queueId of queues) {
            const all = { fromAt: dawn, untilAt: at(end) };
            const part = measure.take(own(queueId), all, { queueId });
            expect([measure.name, part]).toEqual([measure.name, measure.take(timelines, all, { queueId })]);
          }
        }
      }),
    );
  });

  it('do not depend on the order or the number of times in which events are read', () => {
    const shuffled = steps.chain((plan) => {
      const { events } = anyDay(plan).day;
      return fc.record({
        events: fc.constant(events),
        read: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ events, read }) => {
        expect(timelinesOf(read)).toEqual(timelinesOf(events));
      }),
    );
  });

  it('do not depend on how the streams of different contacts and agents lie between each other', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(1_000), { minLength: 200, maxLength: 200 }), (plan, places) => {
        const { events } = anyDay(plan).day;
        const bySubject = [...Map.groupBy(events, ({ subjectId }) => subjectId).values()].map((own) => [...own]);
        const mixed: MetricEvent[] = [];
        for (let seq = 1; bySubject.some((own) => own.length > 0); seq += 1) {
          const open = bySubject.filter((own) => own.length > 0);
          mixed.push({ ...one(open, places[seq % places.length]!).shift()!, seq });
        }
        const [told, read] = [timelinesOf(events), timelinesOf(mixed)];
        expect(sorted(read)).toEqual(sorted(told));
      }),
    );
  });

  it('[C-14 part] grow with each event to what the whole log comes to', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { events } = anyDay(plan).day;
        const growing = new GrowingTimelines();
        for (const [index, event] of events.entries()) {
          growing.add(event);
          if (index % 10 === 0) expect(sorted(growing)).toEqual(sorted(timelinesOf(events.slice(0, index + 1))));
        }
      }),
    );
  });

  it('lose nobody: who came is answered, gone, promised, closed, back with the bot, or waits', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { day, end } = anyDay(plan);
        const timelines = timelinesOf(day.events);
        const all = { fromAt: dawn, untilAt: at(end) };
        const count = (measure: (typeof measures)[number]) => valueOf(measure.take(timelines, all, {}))!;
        const lastFirst = [...timelines.contacts.values()].map(({ waits }) =>
          waits.findLast(({ kind }) => kind === 'first'),
        );
        const otherwise = lastFirst.filter((wait) => wait?.end === 'closed' || wait?.end === 'selfService').length;
        const waiting = lastFirst.filter((wait) => wait?.end === null).length;
        expect(count(answered) + count(abandoned) + count(callbacksPromised) + otherwise + waiting).toBe(count(queued));
        const open = [...timelines.contacts.values()].filter(({ state }) => state === 'queued').length;
        expect(waitingAt(timelines, at(end)).waiting).toBe(open);
      }),
    );
  });
});

const sorted = ({ contacts, agents: people, offers }: ReturnType<typeof timelinesOf>) => ({
  contacts: [...contacts].sort(),
  agents: [...people].sort(),
  offers: [...offers].sort(),
});
