import { newId, seconds } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginContact, connect, endContact, enqueue } from '../../src/contacts/index.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { engines } from '../engines.ts';
import type { Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

describe.each(engines)('an agent on a call on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-06 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann] = stage.agents();
    await stage.openDesk(ann);
    await stage.ready(ann);
  });
  afterEach(() => stage.close());

  it('[C-06 part] is offered nothing while she talks, nor while she writes it up, and at once after it', async () => {
    const call = await callWith(ann);
    expect((await stage.me(ann)).load).toMatchObject({ used: 100, of: 100 });
    const waiting = await stage.citizenWaits();
    const urgent = await stage.citizenWaits({ band: 1 });
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    await stage.world.advance(seconds(60));
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);

    await stage.inTransaction((tx) => endContact(tx, call, { by: 'citizen' }));
    await stage.settled();
    expect((await stage.contact(call)).interactions).toMatchObject([{ state: 'wrapUp' }]);
    expect(await stage.offers(ann)).toEqual([]);
    const lists = await stage.world.done<Record<'reasons' | 'outcomes', { id: string }[]>>(ann, 'wrap-up.lists');
    const said = { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
    await stage.world.done(ann, 'contact.wrap-up', { contactId: call, ...said });
    await stage.offered(ann);
    await stage.settled();
    expect((await stage.offers(ann)).map(({ contactId }) => contactId).sort()).toEqual([waiting, urgent].sort());
  });

  /** A call that she has taken: it costs all of her. */
  function callWith({ userId }: Person): Promise<string> {
    return stage.inTransaction(async (tx) => {
      const { contactId } = await beginContact(tx, {
        channel: 'voice',
        direction: 'inbound',
        language: 'en',
        displayName: 'Cleo',
        points: [{ kind: 'phone', value: '+441632960001' }],
        page: null,
        serviceAreaId: null,
        channelId: null,
        citizenId: newId(tx.now),
        startId: null,
      });
      const queue = await queueByKey(tx.db, tx.scope.organisationId, 'enquiries');
      const usual = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
      await enqueue(tx, contactId, { ...usual, queueId: queue!.id });
      const taken = await connect(tx, contactId, { userId, reservationId: null });
      if (!taken.ok) throw new Error(taken.refusal.code);
      return contactId;
    });
  }
});
