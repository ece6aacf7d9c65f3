import { minutes, seconds } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promiseCallback } from '../../src/contacts/index.ts';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

describe.each(engines)('what waits, and what the leader remembers of it, on $name', (engine) => {
  if (!engine.isThere) return it.skip('semantics 2: needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben, sam] = stage.agents();
  });
  afterEach(() => stage.close());

  const atWork = async (person: Person) => {
    await stage.openDesk(person);
    await stage.ready(person);
  };
  const goesHome = (person: Person) => stage.becomes(person, { state: 'notReady', reason: 'Break', when: 'now' });
  const waitsSince = async (contactId: string) => (await stage.contact(contactId)).firstQueuedAt;
  /** Somebody who came later stands behind it, whatever befell it. */
  const standsFirst = async (contactId: string, firstQueuedAt: number | null) => {
    await stage.citizenWaits();
    expect(await stage.contact(contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    expect(await stage.place(contactId)).toMatchObject({ place: 1 });
    expect((await stage.clocks(contactId)).waited).toBe(stage.world.now - firstQueuedAt!);
  };

  it('semantics 2: the wait survives a missed offer', async () => {
    const contactId = await stage.citizenWaits();
    const since = await waitsSince(contactId);
    await stage.world.advance(minutes(1));
    await atWork(ann);
    await stage.offered(ann);
    await stage.world.advance(seconds(20));
    await goesHome(ann);
    await standsFirst(contactId, since);
    await atWork(ben);
    await eventually('both are offered', async () => (await stage.offers(ben)).length === 2);
    const again = (await stage.offers(ben)).find((offer) => offer.contactId === contactId);
    expect(again).toMatchObject({ fencing: 2, waitingSinceAt: new Date(since!).toISOString() });
  });

  it('semantics 2: the wait survives a transfer', async () => {
    const contactId = await stage.citizenWaits({ queue: 'lost-property' });
    const since = await waitsSince(contactId);
    await atWork(ann);
    await stage.accept(ann, await stage.offered(ann));
    await stage.world.advance(minutes(4));
    await goesHome(ann);
    const { version } = await stage.contact(contactId);
    const target = { to: 'queue', ...(await stage.queue('enquiries')) };
    await stage.world.done(ann, 'contact.transfer', { contactId, version, target, note: null });
    await standsFirst(contactId, since);
  });

  it('semantics 2: the wait survives being parked', async () => {
    const contactId = await stage.citizenWaits();
    const since = await waitsSince(contactId);
    await atWork(ann);
    await stage.accept(ann, await stage.offered(ann));
    const { version } = await stage.contact(contactId);
    await stage.world.done(ann, 'contact.park', { contactId, version, minutes: 10, note: null });
    await goesHome(ann);
    await stage.world.advance(minutes(10));
    await standsFirst(contactId, since);
  });

  it('semantics 2: the wait survives a callback', async () => {
    const contactId = await stage.citizenWaits();
    const since = await waitsSince(contactId);
    await stage.world.advance(minutes(2));
    const dueAt = stage.world.now + minutes(30);
    await stage.inTransaction((tx) => promiseCallback(tx, contactId, { dueAt }));
    expect(await stage.contact(contactId)).toMatchObject({ state: 'awaitingCallback', firstQueuedAt: since });
    await stage.world.advance(minutes(30));
    await standsFirst(contactId, since);
  });

  it('semantics 2: the wait survives that the server is started again, and with it the step clock and its credit', async () => {
    const walloon = (atLeast: number) => ({ skill: 'walloon', atLeast });
    const steps = [
      { needs: walloon(8), seconds: 60, skipWhen: { unavailableWhile: ['notReady' as const] } },
      { needs: walloon(1), seconds: 100, skipWhen: null },
      { needs: null, seconds: null, skipWhen: null },
    ];
    await stage.publishes((plan) => ({ ...plan, skills: [...plan.skills, { key: 'walloon', name: 'Walloon' }] }));
    await stage.queueIs('enquiries', { steps });
    await atWork(ann);
    const contactId = await stage.citizenWaits();
    const since = await waitsSince(contactId);
    await stage.settled();
    // The first step was skipped at once: nobody holds the skill.
    expect(await stage.clocks(contactId)).toEqual({ waited: 0, stepped: seconds(60) });
    await stage.world.advance(seconds(50));
    await stage.world.restart();
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.settled();
    expect(await stage.clocks(contactId)).toEqual({ waited: seconds(50), stepped: seconds(110) });
    await stage.world.advance(seconds(49));
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    await stage.world.advance(seconds(1));
    await stage.settled();
    expect(await stage.offered(ann)).toMatchObject({ contactId, waitingSinceAt: new Date(since!).toISOString() });
  });

  it('semantics 21: a contact that is handed on stays one contact, with a part for each who had it and a clock for each part', async () => {
    const contactId = await stage.citizenWaits();
    const from = stage.world.now;
    await atWork(ann);
    await stage.accept(ann, await stage.offered(ann));
    await stage.world.advance(minutes(3));
    await stage.openDesk(ben);
    await stage.ready(ben);
    const { version } = await stage.contact(contactId);
    const target = { to: 'agent', userId: ben.userId };
    await stage.world.done(ann, 'contact.transfer', { contactId, version, target, note: null });
    await stage.world.advance(seconds(10));
    await stage.accept(ben, await stage.offered(ben));
    await stage.world.advance(seconds(30));
    const lists = await stage.world.done<Lists>(ann, 'wrap-up.lists');
    const said = { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
    await stage.world.done(ann, 'contact.wrap-up', { contactId, ...said });
    await stage.world.advance(minutes(1));
    await stage.citizenEnds(contactId);
    const at = (ms: number) => from + ms;
    const { interactions } = await stage.contact(contactId);
    expect(interactions).toMatchObject([
      {
        agent: { userId: ann.userId },
        state: 'completed',
        startedAt: at(0),
        leftAt: at(minutes(3)),
        completedAt: at(minutes(3) + seconds(40)),
      },
      {
        agent: { userId: ben.userId },
        state: 'wrapUp',
        startedAt: at(minutes(3) + seconds(10)),
        leftAt: at(minutes(4) + seconds(40)),
        completedAt: null,
      },
    ]);
  });

  it('a memory that is thrown away and read anew decides the same', async () => {
    const contactIds: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      contactIds.push(await stage.citizenWaits());
      await stage.world.advance(seconds(5));
    }
    await stage.settled();
    const { organisationId } = stage.world.ids.eastmere;
    stage.world.server.work.matcher.leading.forget(organisationId);
    await stage.settled();
    await atWork(ann);
    await eventually('she is offered three', async () => (await stage.offers(ann)).length === 3);
    stage.world.server.work.matcher.leading.forget(organisationId);
    await stage.settled();
    const offered = (await stage.offers(ann)).map(({ contactId }) => contactId);
    expect(offered.sort()).toEqual(contactIds.slice(0, 3).sort());
  });

  it('what the leader remembers otherwise than the database has it is found, counted and mended', async () => {
    await stage.citizenWaits();
    await stage.world.advance(seconds(5));
    const contactId = await stage.citizenWaits();
    await stage.settled();
    const bandOf = async () => {
      const { live } = await stage.world.done<{ live: { band: number } | null }>(sam, 'contact.explanation', {
        contactId,
      });
      return live?.band;
    };
    // No fact tells of it, as of a change that somebody makes to the database by hand.
    await stage.inTransaction((tx) =>
      tx.db.updateTable('contact').set({ band: 2 }).where('id', '=', contactId).execute(),
    );
    await stage.settled();
    expect(await bandOf()).toBe(5);
    await stage.world.advance(seconds(30));
    await stage.settled();
    expect(await bandOf()).toBe(2);
    const figures = await stage.world.server.platform.metrics.text();
    expect(figures).toMatch(/switchboard_routing_memory_repairs_total 1$/m);
  });
});

interface Lists {
  readonly reasons: readonly { readonly id: string }[];
  readonly outcomes: readonly { readonly id: string }[];
}
