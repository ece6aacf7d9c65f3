import { minutes, seconds } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskLinks } from '../../src/agents/api/desk-links.ts';
import { endContact } from '../../src/contacts/index.ts';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { codeOf, type Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

describe.each(engines)('desks and their agents on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-11 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben] = stage.agents();
  });
  afterEach(() => stage.close());

  it('a desk that is silent for ten seconds is offered nothing, and its offer goes to the next', async () => {
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    await stage.offered(ann);
    await stage.openDesk(ben);
    await stage.ready(ben);
    desk.cut();
    await stage.lost(ann);
    await stage.world.advance(seconds(9));
    expect(await stage.me(ann)).toMatchObject({ state: 'ready', deskSilent: false });
    await stage.world.advance(seconds(1));
    expect(await stage.me(ann)).toMatchObject({ state: 'ready', deskSilent: true });
    expect(await stage.offered(ben)).toMatchObject({ contactId, fencing: 2 });

    desk.connect(stage.world.server.publicUrl);
    await eventually('Ann is heard again', async () => !(await stage.me(ann)).deskSilent);
    expect(await stage.me(ann)).toMatchObject({ state: 'ready' });
  });

  it('[C-11 part] what a desk has in hand that stays silent for a minute goes back in line at its old place', async () => {
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    const { firstQueuedAt } = await stage.contact(contactId);
    desk.cut();
    await stage.lost(ann);
    await stage.world.advance(seconds(59));
    expect(await stage.contact(contactId)).toMatchObject({ state: 'connected' });
    await stage.world.advance(seconds(1));
    await eventually('it waits again', async () => (await stage.contact(contactId)).state === 'queued');
    expect(await stage.contact(contactId)).toMatchObject({ firstQueuedAt, wanted: { userId: ann.userId } });
    expect(await stage.me(ann)).toMatchObject({ state: 'offline', load: { used: 0, of: 100 } });

    // Both are there when it is matched: it goes back to the one who knows it.
    desk.connect(stage.world.server.publicUrl);
    await eventually('Ann is back', async () => (await stage.me(ann)).state === 'notReady');
    expect(await stage.me(ann)).toMatchObject({ reason: 'deskSilent' });
    await stage.openDesk(ben);
    await stage.ready(ann);
    expect(await stage.offered(ann)).toMatchObject({ contactId, fencing: 2 });
  });

  it('a desk whose link stands and says nothing is silent too, until anything is heard on it', async () => {
    await stage.openDesk(ann);
    const steady = { now: 0 };
    const { platform } = stage.world.server;
    const links = new DeskLinks({ ...platform, steadyClock: () => steady.now });
    const link = links.opened(await stage.sessionOf(ann));
    await eventually('this link is the desk', async () => (await stage.nodeOf(ann)) === links.nodeId);
    steady.now += seconds(10);
    await links.look();
    await stage.found(ann);
    steady.now += 1;
    await links.look();
    await stage.lost(ann);
    link.heard();
    await stage.found(ann);
    await links.stop();
  });

  it('[C-11 part] the desks of a server that died are lost, those of one that lives are not', async () => {
    await stage.openDesk(ann);
    await stage.openDesk(ben);
    await stage.linkedTo(ann, { nodeId: 'dead', heardAt: stage.world.now - seconds(9) });
    // The first round of jobs plans the look at other servers, the next one runs it.
    await stage.world.advance(seconds(5));
    await stage.linkedTo(ben, { nodeId: 'alive', heardAt: stage.world.now });
    await stage.world.advance(seconds(5));
    await stage.lost(ann);
    await stage.found(ben);
    await stage.world.advance(0);
    expect(await stage.me(ann)).toMatchObject({ state: 'notReady', deskSilent: true });
    await stage.world.advance(seconds(41));
    expect(await stage.me(ann)).toMatchObject({ state: 'offline' });
  });

  it('whoever gives her desk up or signs out is offline at once', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.world.done(ann, 'desk.release');
    await eventually('Ann is offline', async () => (await stage.me(ann)).state === 'offline');
    await stage.openDesk(ben);
    await stage.ready(ben);
    await stage.world.done(ben, 'session.end');
    await eventually('Ben is offline', async () => (await stage.outline(ben))?.state === 'offline');
  });

  it('[Q-09 part] a desk that is taken over goes on as it was, whichever link ends first', async () => {
    const older = await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    const token = await stage.world.signIn(ann);
    await stage.world.done({ token }, 'desk.claim', { takeOver: true });
    older.disconnect();
    await stage.lost(ann);
    await stage.world.advance(seconds(5));
    await stage.openDeskWith(token);
    await stage.found(ann);
    await stage.world.advance(minutes(2));
    expect(await stage.world.done({ token }, 'agent.me')).toMatchObject({ state: 'ready', deskSilent: false });
    expect(await stage.contact(contactId)).toMatchObject({ state: 'connected' });
  });

  it('a page that is loaded anew again and again is the same desk', async () => {
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    for (let count = 0; count < 10; count += 1) {
      desk.disconnect();
      desk.connect(stage.world.server.publicUrl);
      if (count % 3 === 0) await eventually('it is there again', () => desk.isConnected);
    }
    await eventually('it is there again', () => desk.isConnected);
    await stage.found(ann);
    await stage.world.advance(minutes(2));
    expect(await stage.me(ann)).toMatchObject({ state: 'ready', deskSilent: false });
  });

  it('semantics 13: a desk wishes and the server decides: who has something in hand becomes with the last close what she wished, and cannot leave before', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    const gone = await stage.world.call(ann, 'agent.set-state', { wanted: { state: 'offline' } });
    expect([gone.status, codeOf(gone)]).toEqual([409, 'agent/contacts-in-hand']);
    const { items } = await stage.world.done<{ items: { id: string; title: string }[] }>(ann, 'not-ready-reason.list');
    const reasonId = items.find(({ title }) => title === 'Lunch')!.id;
    await stage.world.done(ann, 'agent.set-state', { wanted: { state: 'notReady', reasonId }, when: 'afterLast' });
    expect(await stage.me(ann)).toMatchObject({ state: 'ready', nextState: { state: 'notReady', reason: 'Lunch' } });
    await stage.inTransaction((tx) => endContact(tx, contactId, { by: 'citizen' }));
    const lists = await stage.world.done<{ reasons: { id: string }[]; outcomes: { id: string }[] }>(
      ann,
      'wrap-up.lists',
    );
    const said = { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
    expect(await stage.me(ann)).toMatchObject({ load: { used: 25, of: 100 } });
    await stage.world.done(ann, 'contact.wrap-up', { contactId, ...said });
    expect(await stage.me(ann)).toMatchObject({
      state: 'notReady',
      reason: 'Lunch',
      nextState: null,
      load: { used: 0 },
    });
  });

  it('a citizen who is away for two minutes is not offered; her place is kept', async () => {
    const contactId = await stage.citizenWaits();
    const { firstQueuedAt } = await stage.contact(contactId);
    await stage.citizenLeaves(contactId);
    await stage.world.advance(minutes(2));
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    await stage.citizenReturns(contactId);
    expect(await stage.offered(ann)).toMatchObject({ contactId });
    expect(await stage.contact(contactId)).toMatchObject({ firstQueuedAt });
  });

  it('a reason that is not on the list is refused, and supervisors see who is ready for a queue', async () => {
    const wanted = { state: 'notReady', reasonId: stage.world.ids.eastmere.teamIds[0] };
    expect(codeOf(await stage.world.call(ann, 'agent.set-state', { wanted }))).toBe('agent/reason-unknown');
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.citizenWaits({ queue: 'lost-property' });
    const { items } = await stage.world.done<{
      items: { key: string; id: string; readyAgents: number; waiting: number }[];
    }>(stage.world.person('eastmere', 'supervisor'), 'queue.list');
    const queue = items.find(({ key }) => key === 'lost-property')!;
    expect(queue).toMatchObject({ readyAgents: 1, waiting: 1 });
    const agents = await stage.world.done<{ items: { name: string }[] }>(ben, 'agent.list', { queueId: queue.id });
    expect(agents.items.map(({ name }) => name)).toEqual(['Ann Holt']);
  });
});
