import type { OutputOf } from '@switchboard/shared/access';
import { minutes, newId, seconds } from '@switchboard/shared/kernel';
import type { planOperations } from '@switchboard/shared/routing-plan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginContact, connect, conversationPage, endContact, enqueue, requeue } from '../../src/contacts/index.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { engines } from '../engines.ts';
import type { Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

type Standing = OutputOf<(typeof planOperations)['read']>;

describe.each(engines)('what is urgent interrupts the rest on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-06 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, , sam] = stage.agents();
    await stage.openDesk(ann);
    await stage.ready(ann);
  });
  afterEach(() => stage.close());

  it('semantics 10: a call interrupts a chat, which keeps its own clock and tells its citizen, and goes on after it', async () => {
    await callsInterruptChats();
    const chat = await chatWith(ann);
    const before = await stage.contact(chat);
    await stage.world.advance(seconds(30));
    const call = await callWaits();
    const offer = await stage.offered(ann);
    expect(offer).toMatchObject({ contactId: call, channel: 'voice' });
    // Offered is not taken: nothing is held for it yet.
    expect(await partOf(chat)).toMatchObject({ state: 'active', heldSinceAt: null });

    await stage.accept(ann, offer);
    const heldSinceAt = stage.world.now;
    expect(await partOf(chat)).toMatchObject({ state: 'held', heldSinceAt, heldMs: 0 });
    const { state, stateSinceAt, firstQueuedAt } = before;
    expect(await stage.contact(chat)).toMatchObject({ state, stateSinceAt, firstQueuedAt });
    expect(await happenings(chat)).toContainEqual({ happened: 'interrupted', name: ann.displayName });
    expect(await stage.broken()).toEqual([]);
    const overview = await stage.world.done<{ agents: { id: string; handling: object[] }[] }>(
      sam,
      'supervision.overview',
    );
    const handling = overview.agents.find(({ id }) => id === ann.userId)?.handling;
    expect(handling).toContainEqual(expect.objectContaining({ contactId: chat, state: 'held' }));
    // She may still answer: nothing that she writes is lost.
    await stage.world.done(ann, 'message.send', { contactId: chat, text: 'One moment', writtenAgainst: 1 });
    expect(await partOf(chat)).toMatchObject({ state: 'held', heldSinceAt });

    await stage.world.advance(minutes(2));
    await stage.inTransaction((tx) => endContact(tx, call, { by: 'citizen' }));
    expect((await stage.contact(call)).interactions).toMatchObject([{ state: 'wrapUp' }]);
    expect(await partOf(chat)).toMatchObject({ state: 'active', heldSinceAt: null, heldMs: minutes(2) });
    expect(await stage.contact(chat)).toMatchObject({ state, stateSinceAt, firstQueuedAt });
    expect((await happenings(chat)).at(-1)).toMatchObject({ happened: 'resumed' });
  });

  it('semantics 10: without an entry in the matrix nothing is interrupted, and there is no offer', async () => {
    const chat = await chatWith(ann);
    const call = await callWaits();
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    // A supervisor gives it to her all the same: the chat is hers to talk in as before.
    await stage.world.done(sam, 'contact.assign', { contactId: call, userId: ann.userId, reason: 'Nobody else' });
    expect(await partOf(chat)).toMatchObject({ state: 'active', heldSinceAt: null });
  });

  it('a held chat that ends, or is parked, is not taken up again; one whose call goes elsewhere is', async () => {
    await callsInterruptChats();
    const [ended, parked, kept] = [await chatWith(ann), await chatWith(ann), await chatWith(ann)];
    const call = await callWaits();
    await stage.accept(ann, await stage.offered(ann));
    await stage.world.advance(seconds(40));
    await stage.inTransaction((tx) => endContact(tx, ended, { by: 'citizen' }));
    expect(await partOf(ended)).toMatchObject({ state: 'wrapUp', heldSinceAt: null, heldMs: seconds(40) });
    const { version } = await stage.contact(parked);
    await stage.world.done(ann, 'contact.park', { contactId: parked, version, minutes: 30, note: null });
    expect(await partOf(parked)).toMatchObject({ state: 'held', heldSinceAt: null, heldMs: seconds(40) });

    await stage.inTransaction((tx) => requeue(tx, call, { wanted: null }));
    expect(await partOf(parked)).toMatchObject({ state: 'held' });
    expect(await stage.contact(parked)).toMatchObject({ state: 'parked' });
    expect(await partOf(kept)).toMatchObject({ state: 'active', heldMs: seconds(40) });
  });

  /** From now on a call may be offered over chats, which it interrupts. */
  async function callsInterruptChats(): Promise<void> {
    const author = stage.world.person('eastmere', 'contentAdministrator');
    const { revision, published } = await stage.world.done<Standing>(author, 'routing-plan.read');
    const capacity = { ...published!.plan.capacity, interrupts: [{ by: 'voice', over: ['webchat'] }] };
    const plan = { ...published!.plan, capacity };
    const drafted = await stage.world.done<Standing>(author, 'routing-plan.save-draft', { revision, plan });
    await stage.world.done(author, 'routing-plan.publish', { revision: drafted.revision, note: 'Calls first' });
    await stage.settled();
  }

  const partOf = async (contactId: string) =>
    (await stage.contact(contactId)).interactions.find(({ agent }) => agent?.userId === ann.userId);

  async function happenings(contactId: string) {
    const page = await stage.inTransaction(async (tx) => {
      const { conversation_id: id } = await tx.db
        .selectFrom('contact')
        .select('conversation_id')
        .where('id', '=', contactId)
        .executeTakeFirstOrThrow();
      return conversationPage(tx.db, id, { limit: 100 });
    });
    return page.messages.flatMap((message) => (message.kind === 'happening' ? [message.happening] : []));
  }

  /** A chat that she has taken. */
  async function chatWith({ userId }: Person): Promise<string> {
    const contactId = await stage.citizenWaits();
    await stage.offered(ann);
    await stage.inTransaction((tx) => connect(tx, contactId, { userId, reservationId: null }));
    return contactId;
  }

  function callWaits(): Promise<string> {
    return stage.inTransaction(async (tx) => {
      const { contactId } = await beginContact(tx, {
        channel: 'voice',
        direction: 'inbound',
        language: 'en',
        displayName: 'Dara',
        points: [{ kind: 'phone', value: '+441632960002' }],
        page: null,
        serviceAreaId: null,
        channelId: null,
        citizenId: newId(tx.now),
        startId: null,
      });
      const queue = await queueByKey(tx.db, tx.scope.organisationId, 'enquiries');
      const usual = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
      await enqueue(tx, contactId, { ...usual, queueId: queue!.id });
      return contactId;
    });
  }
});
