import { minutes, seconds } from '@switchboard/shared/kernel';
import type { QueuePlan } from '@switchboard/shared/routing-plan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { codeOf, type Person } from '../world.ts';

interface Outcomes {
  readonly outcomes: readonly { readonly contactId: string; readonly refused: string | null }[];
}

describe.each(engines)('what supervisors decide over the router, on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-04 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben, sam] = stage.agents();
  });
  afterEach(() => stage.close());

  const queueId = async (key: string) => {
    const { items } = await stage.world.done<{ items: { key: string; id: string }[] }>(sam, 'queue.list');
    return items.find((queue) => queue.key === key)!.id;
  };

  it('[C-04 part] ten waiting contacts are moved at once; each keeps its waiting time, and its history says why', async () => {
    const contactIds: string[] = [];
    for (let count = 0; count < 10; count += 1) {
      contactIds.push(await stage.citizenWaits());
      await stage.world.advance(seconds(7));
    }
    const before = await Promise.all(contactIds.map((id) => stage.contact(id)));
    const gone = contactIds[3]!;
    await stage.citizenGivesUp(gone);
    const to = await queueId('lost-property');
    const wish = { contactIds, queueId: to, reason: 'All about the fair' };
    const { outcomes } = await stage.world.done<Outcomes>(sam, 'contact.move', wish);
    expect(outcomes.filter(({ refused }) => refused !== null)).toEqual([{ contactId: gone, refused: 'contact/over' }]);
    for (const { id, firstQueuedAt } of before.filter((one) => one.id !== gone)) {
      expect(await stage.contact(id)).toMatchObject({ state: 'queued', queue: { id: to }, firstQueuedAt });
    }
    const again = await stage.world.done<Outcomes>(sam, 'contact.move', wish);
    expect(new Set(again.outcomes.map(({ refused }) => refused))).toEqual(
      new Set(['contact/there-already', 'contact/over']),
    );
    await stage.openDesk(ann);
    await stage.ready(ann);
    await eventually('the longest waiting are offered', async () => (await stage.offers(ann)).length === 3);
    expect((await stage.offers(ann)).map(({ contactId }) => contactId).sort()).toEqual(contactIds.slice(0, 3).sort());
  });

  it('[C-10 part] a contact that is given to somebody is hers at once, and whoever had it writes up her part', async () => {
    await stage.openDesk(ann);
    const desk = await stage.openDesk(ben);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    const { firstQueuedAt } = await stage.contact(contactId);
    await stage.world.advance(minutes(1));
    const wish = { contactId, userId: ben.userId, reason: 'He knows the family' };
    await stage.world.done(sam, 'contact.assign', wish);
    const contact = await stage.contact(contactId);
    expect(contact).toMatchObject({ state: 'connected', firstQueuedAt });
    expect(contact.interactions.map(({ agent, state }) => [agent?.userId, state])).toEqual([
      [ann.userId, 'wrapUp'],
      [ben.userId, 'active'],
    ]);
    await eventually('his desk is told', () =>
      desk.told.some(({ event }) => event.type === 'contact.assigned' && event.body['reason'] === wish.reason),
    );
    expect((await stage.me(ben)).load.used).toBeGreaterThan(0);
    expect(codeOf(await stage.world.call(sam, 'contact.assign', wish))).toBe('contact/there-already');
    expect(codeOf(await stage.world.call(ann, 'contact.assign', wish))).toBe('access/denied');
  });

  it('[B-02 part] a wrap-up that has got stuck is ended by a supervisor; its record stays open', async () => {
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    const wish = { contactId, userId: ann.userId, reason: 'She has gone home' };
    expect(codeOf(await stage.world.call(sam, 'contact.complete-wrap-up', wish))).toBe('contact/not-in-wrap-up');
    const { version } = await stage.contact(contactId);
    await stage.world.done(ann, 'contact.end', { contactId, version });
    expect(codeOf(await stage.world.call(ann, 'contact.complete-wrap-up', wish))).toBe('access/denied');
    await stage.world.done(sam, 'contact.complete-wrap-up', wish);
    expect(await stage.contact(contactId)).toMatchObject({
      state: 'ended',
      record: 'open',
      interactions: [{ state: 'completed' }],
    });
    expect((await stage.me(ann)).load.used).toBe(0);
    await eventually('her desk is told', () =>
      desk.told.some(({ event }) => event.type === 'contact.wrap-up-completed' && event.body['reason'] === wish.reason),
    );
    // It is still on her desk, to be written.
    const mine = await stage.world.done<{ items: { id: string }[] }>(ann, 'contact.mine');
    expect(mine.items.map(({ id }) => id)).toContain(contactId);
  });

  it('[C-10 part] a supervisor says for an agent whether she is ready; her desk is told why', async () => {
    const wish = { userId: ann.userId, wanted: { state: 'ready' }, reason: 'Everybody is needed' };
    expect(codeOf(await stage.world.call(sam, 'agent.force-state', wish))).toBe('agent/not-at-desk');
    const desk = await stage.openDesk(ann);
    await stage.world.done(sam, 'agent.force-state', wish);
    expect(await stage.me(ann)).toMatchObject({ state: 'ready' });
    await eventually('her desk is told', () =>
      desk.told.some(({ event }) => event.type === 'agent.state-forced' && event.body['reason'] === wish.reason),
    );
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    const { items } = await stage.world.done<{ items: { id: string; title: string }[] }>(sam, 'not-ready-reason.list');
    const [rest] = items;
    await stage.world.done(sam, 'agent.force-state', { ...wish, wanted: { state: 'notReady', reasonId: rest!.id } });
    expect(await stage.me(ann)).toMatchObject({ state: 'notReady', reason: rest!.title });
    const offline = { ...wish, wanted: { state: 'offline' } };
    expect(codeOf(await stage.world.call(sam, 'agent.force-state', offline))).toBe('agent/contacts-in-hand');
    expect(await stage.contact(contactId)).toMatchObject({ state: 'connected' });
    expect(codeOf(await stage.world.call(ann, 'agent.force-state', wish))).toBe('access/denied');
  });

  it('[C-10 part] nothing is given to somebody who is not at her desk', async () => {
    const contactId = await stage.citizenWaits();
    const wish = { contactId, userId: ben.userId, reason: 'He knows the family' };
    expect(codeOf(await stage.world.call(sam, 'contact.assign', wish))).toBe('transfer/target-closed');
    expect(await stage.contact(contactId)).toMatchObject({ state: 'queued' });
  });

  it('a contact that is said to be more urgent goes first', async () => {
    await stage.citizenWaits();
    await stage.world.advance(minutes(3));
    const contactId = await stage.citizenWaits();
    const wish = { contactId, band: 1, reason: 'Alone with a child' };
    await stage.world.done(sam, 'contact.reprioritise', wish);
    expect(await stage.contact(contactId)).toMatchObject({ band: 1 });
    expect(await stage.place(contactId)).toMatchObject({ place: 1 });
  });

  it('semantics 3: the step clock stands while a contact is offered, and goes on where it stood in the same queue', async () => {
    await stage.publishes((plan) => ({ ...plan, queues: plan.queues.map(withoutSkips) }));
    await stage.openDesk(ann);
    const contactId = await stage.citizenWaits();
    await stage.world.advance(seconds(5));
    await stage.ready(ann);
    const { id: reservationId, fencing } = await stage.offered(ann);
    await stage.world.advance(seconds(8));
    await stage.world.done(ann, 'reservation.decline', { reservationId, fencing, reason: 'busy' });
    expect(await stage.clocks(contactId)).toEqual({ waited: seconds(13), stepped: seconds(5) });
    await stage.world.advance(seconds(60));
    await stage.accept(ann, await stage.offered(ann));
    await stage.world.advance(seconds(100));
    const { version } = await stage.contact(contactId);
    const target = { to: 'queue', queueId: await queueId('enquiries') };
    await stage.world.done(ann, 'contact.transfer', { contactId, version, target, note: null });
    expect(await stage.clocks(contactId)).toEqual({ waited: seconds(173), stepped: seconds(65) });
    await stage.world.done(sam, 'contact.move', {
      contactIds: [contactId],
      queueId: await queueId('lost-property'),
      reason: 'Lost, not stolen',
    });
    expect(await stage.clocks(contactId)).toEqual({ waited: seconds(173), stepped: 0 });
  });
});

/** A step ends by its clock alone, whoever is there. */
function withoutSkips(queue: QueuePlan): QueuePlan {
  return { ...queue, steps: queue.steps.map((step) => ({ ...step, skipWhen: null })) };
}
