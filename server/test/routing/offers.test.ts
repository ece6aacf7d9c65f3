import { minutes, seconds } from '@switchboard/shared/kernel';
import type { Offer } from '@switchboard/shared/routing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endContact } from '../../src/contacts/index.ts';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { StageDesk } from '../sockets/stage/stage-desk.ts';
import { codeOf, type Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

describe.each(engines)('offers on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-11 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben, sam] = stage.agents();
  });
  afterEach(() => stage.close());

  it('[C-11 part] a contact that arrives is offered to a ready agent, and is hers when she accepts', async () => {
    const desk = await stage.openDesk(ann);
    expect(await stage.me(ann)).toMatchObject({ state: 'notReady', reason: 'signedIn' });
    const contactId = await stage.citizenWaits();
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    await stage.ready(ann);
    const offer = await stage.offered(ann);
    expect(offer).toMatchObject({ contactId, queue: '101 enquiries', displayName: 'Cleo', fencing: 1 });
    await eventually('the desk is told', () => desk.told.some(({ event }) => event.subjectId === offer.id));

    await stage.accept(ann, offer);
    expect(await stage.contact(contactId)).toMatchObject({ state: 'connected' });
    expect(await stage.me(ann)).toMatchObject({ load: { used: 25, of: 100 } });
    expect(await stage.offers(ann)).toEqual([]);
    await eventually('the desk is told of the end', () =>
      desk.told.some(({ event }) => event.type === 'reservation.ended' && event.body.state === 'accepted'),
    );
    // The same word again is answered the same; an offer ends once.
    expect(await stage.accept(ann, offer)).toEqual({ contactId });
  });

  it('[E-07 part] one agent takes three chats at once, and the fourth citizen waits', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const contacts = [];
    for (let count = 0; count < 4; count += 1) {
      contacts.push(await stage.citizenWaits());
      await stage.world.advance(seconds(1));
    }
    await eventually('three offers are out', async () => (await stage.offers(ann)).length === 3);
    await stage.settled();
    const offers = await stage.offers(ann);
    expect(offers.map(({ contactId }) => contactId).sort()).toEqual(contacts.slice(0, 3).sort());
    for (const offer of offers) await stage.accept(ann, offer);
    expect(await stage.me(ann)).toMatchObject({ load: { used: 75, of: 100 } });
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    expect(await stage.contact(contacts[3]!)).toMatchObject({ state: 'queued' });
  });

  it('[C-11 part] an offer that nobody answers comes back to its place; who misses two in a row is not ready any more', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const first = await stage.citizenWaits();
    const offer = await stage.offered(ann);
    const { firstQueuedAt } = await stage.contact(first);
    await stage.world.advance(seconds(20));
    expect(await stage.me(ann)).toMatchObject({ state: 'ready' });
    // She is not asked again at once, and is asked again after a while.
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    await stage.world.advance(seconds(60));
    expect(await stage.offered(ann)).toMatchObject({ contactId: first, fencing: 2 });
    await stage.world.advance(seconds(20));
    expect(await stage.me(ann)).toMatchObject({ state: 'notReady', reason: 'missedOffer' });
    expect(await stage.offers(ann)).toEqual([]);
    const late = await stage.world.call(ann, 'reservation.accept', { reservationId: offer.id, fencing: 1 });
    expect([late.status, codeOf(late)]).toEqual([409, 'reservation/over']);

    await stage.openDesk(ben);
    await stage.citizenWaits();
    await stage.ready(ben);
    await eventually('Ben is offered both', async () => (await stage.offers(ben)).length === 2);
    const again = (await stage.offers(ben)).find(({ contactId }) => contactId === first);
    expect(again).toMatchObject({ fencing: 3, waitingSinceAt: new Date(firstQueuedAt!).toISOString() });
  });

  it('a contact that is declined keeps its place and is offered to somebody else', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    const offer = await stage.offered(ann);
    const { id: reservationId, fencing } = offer;
    await stage.world.done(ann, 'reservation.decline', { reservationId, fencing, reason: 'conflict' });
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    expect(await stage.me(ann)).toMatchObject({ state: 'ready' });
    await stage.openDesk(ben);
    await stage.ready(ben);
    expect(await stage.offered(ben)).toMatchObject({ contactId, fencing: 2 });
  });

  it('[C-06 part] whoever may take less than before keeps what she was offered first, with nothing in hand too', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const contactIds: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      contactIds.push(await stage.citizenWaits());
      await eventually('it is offered', async () => (await stage.offers(ann)).length === contactIds.length);
      await stage.world.advance(seconds(1));
    }
    await stage.world.done(sam, 'agent.set-capacity', { userId: ann.userId, units: 50 });
    await stage.settled();
    const offered = (await stage.offers(ann)).map(({ contactId }) => contactId);
    expect(offered.sort()).toEqual(contactIds.slice(0, 2).sort());
  });

  it('[C-06 part] an emergency goes before everybody who waits longer', async () => {
    await stage.citizenWaits();
    await stage.world.advance(minutes(5));
    await stage.citizenWaits();
    const urgent = await stage.citizenWaits({ queue: 'emergency' });
    await stage.openDesk(sam);
    await stage.ready(sam);
    await eventually('Sam is offered three', async () => (await stage.offers(sam)).length === 3);
    const [first] = [...(await stage.offers(sam))].sort((one, other) => one.band - other.band);
    expect(first).toMatchObject({ contactId: urgent, band: 0, queue: 'Emergency chat' });
  });

  it('[Q-05 part] an offer is told to its agent alone, and stands in her snapshot; her state is told to colleagues', async () => {
    const desks = { ann: await stage.openDesk(ann), ben: await stage.openDesk(ben) };
    const council = await stage.openForeignDesk();
    await stage.ready(ann);
    await stage.citizenWaits();
    const offer = await stage.offered(ann);
    const told = (desk: StageDesk, type: string) => desk.told.filter(({ event }) => event.type === type).length;
    await eventually('Ann is told', () => told(desks.ann, 'reservation.offered') === 1);
    await eventually('Ben sees that she is ready', () => told(desks.ben, 'agent.changed') > 0);
    desks.ann.positions.clear();
    desks.ann.connect(stage.world.server.publicUrl);
    await eventually('Ann starts afresh', () => desks.ann.snapshots.length > 1);
    const { state } = desks.ann.snapshots.at(-1)!;
    expect(state['offers']).toEqual([{ ...offer, ...timesOf(offer) }]);
    expect(state['agents']).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: ann.userId, state: 'ready' })]),
    );
    expect(desks.ben.snapshots.at(-1)!.state['offers']).toEqual([]);
    expect(told(desks.ben, 'reservation.offered')).toBe(0);
    expect(council.told.filter(({ event }) => event.type.startsWith('reservation.'))).toEqual([]);
    expect(council.snapshots.flatMap(({ state }) => state['agents'] ?? []).map(({ id }) => id)).not.toContain(
      ann.userId,
    );
  });

  it('[C-08 part] a citizen is told her place, and how long it will be only when enough were served to tell', async () => {
    const contacts = [];
    for (let count = 0; count < 5; count += 1) contacts.push(await stage.citizenWaits());
    contacts.push(await stage.citizenWaits({ band: 2 }));
    await stage.citizenWaits({ queue: 'lost-property' });
    const places = await Promise.all(contacts.map((id) => stage.place(id)));
    expect(places).toEqual([2, 3, 4, 5, 6, 1].map((place) => ({ place, waitMinutes: null })));
    for (const person of [ann, ben]) {
      await stage.openDesk(person);
      await stage.ready(person);
      for (let count = 0; count < 3; count += 1) await stage.accept(person, await stage.offered(person));
    }
    expect(await stage.place(contacts[0]!)).toBeNull();
    // Six were taken at once, and then nobody: that says nothing about the seventh.
    const seventh = await stage.citizenWaits();
    expect(await stage.place(seventh)).toEqual({ place: 1, waitMinutes: null });
    await stage.answeredBefore(ann, { count: 30, everyMs: minutes(1) });
    const { queue } = await stage.contact(seventh);
    for (let place = 2; place < 6; place += 1) await stage.citizenWaits();
    const sixth = await stage.citizenWaits();
    expect(queue?.name).toBe((await stage.contact(sixth)).queue?.name);
    expect(await stage.place(sixth)).toEqual({ place: 6, waitMinutes: [3, 7] });
  });

  it('is withdrawn when the citizen leaves, and somebody else’s cannot be found', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    const offer = await stage.offered(ann);
    const foreign = await stage.world.call(ben, 'reservation.accept', { reservationId: offer.id, fencing: 1 });
    expect(codeOf(foreign)).toBe('request/not-found');
    await stage.inTransaction((tx) => endContact(tx, contactId, { by: 'citizen' }));
    expect(await stage.offers(ann)).toEqual([]);
    const late = await stage.world.call(ann, 'reservation.accept', { reservationId: offer.id, fencing: 1 });
    expect(codeOf(late)).toBe('reservation/over');
  });

  it('[C-11 part] of an acceptance, a decline, an expiry and a citizen who leaves at once, exactly one wins', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    for (let round = 0; round < 6; round += 1) {
      const contactId = await stage.citizenWaits();
      await stage.ready(ann);
      const offer = await stage.offered(ann);
      const key = { reservationId: offer.id, fencing: offer.fencing };
      const [accepted, declined] = await Promise.all([
        stage.world.call(ann, 'reservation.accept', key),
        stage.world.call(ann, 'reservation.decline', { ...key, reason: 'busy' }),
        round % 2 === 0 ? stage.inTransaction((tx) => endContact(tx, contactId, { by: 'citizen' })) : null,
        round % 3 === 0 ? stage.world.advance(seconds(20)) : null,
      ]);
      expect([accepted, declined].filter(({ status }) => status < 300).length).toBeLessThanOrEqual(1);
      expect(await stage.broken()).toEqual([]);
      await stage.inTransaction(async (tx) => void (await endContact(tx, contactId, { by: 'citizen' })));
      const mine = await stage.world.done<{ items: { id: string }[] }>(ann, 'contact.mine');
      for (const { id } of mine.items) await wrapUp(id);
    }
  });

  /** REST tells times as ISO 8601, the live link in milliseconds. */
  const timesOf = ({ offeredAt, deadlineAt, waitingSinceAt }: Offer) => ({
    offeredAt: Date.parse(String(offeredAt)),
    deadlineAt: Date.parse(String(deadlineAt)),
    waitingSinceAt: Date.parse(String(waitingSinceAt)),
  });

  async function wrapUp(contactId: string): Promise<void> {
    const lists = await stage.world.done<{ reasons: { id: string }[]; outcomes: { id: string }[] }>(
      ann,
      'wrap-up.lists',
    );
    const said = { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
    await stage.world.done(ann, 'contact.wrap-up', { contactId, ...said });
  }
});
