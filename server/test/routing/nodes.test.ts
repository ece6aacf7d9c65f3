import { newId, seconds } from '@switchboard/shared/kernel';
import type { Offer } from '@switchboard/shared/routing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { type Person, World } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

const [postgres] = engines.filter(({ name }) => name.startsWith('PostgreSQL'));

describe.skipIf(!postgres?.isThere)(`two servers on one ${postgres?.name ?? 'PostgreSQL'}`, () => {
  let stage: RoutingStage;
  let other: World;
  let ann: Person;
  let ben: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(postgres!);
    [ann, ben] = stage.agents();
    other = await World.open({ databaseUrl: stage.databaseUrl, isEmpty: true, clock: () => stage.world.now });
  });
  afterEach(async () => {
    await other.close();
    await stage.close();
  });

  const offersThere = async (person: Person) => {
    const token = await stage.world.tokenOf(person);
    return (await other.done<{ items: Offer[] }>({ token }, 'reservation.mine')).items;
  };

  it('[C-11 part] a contact that one server queues is accepted through the other, and offered once', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    for (let count = 0; count < 3; count += 1) await stage.citizenWaits();
    await eventually('all are offered', async () => (await offersThere(ann)).length === 3);
    await Promise.all([stage.settled(), other.server.work.matcher.settled()]);
    const token = await stage.world.tokenOf(ann);
    for (const { id, fencing } of await offersThere(ann)) {
      expect(fencing).toBe(1);
      await other.done({ token }, 'reservation.accept', { reservationId: id, fencing });
    }
    expect(await stage.me(ann)).toMatchObject({ load: { used: 75, of: 100 } });
  });

  it('[C-11 part] an offer answered through both at once ends once', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    const { id: reservationId, fencing } = await stage.offered(ann);
    const token = await stage.world.tokenOf(ann);
    const answers = await Promise.all([
      stage.world.call(ann, 'reservation.accept', { reservationId, fencing }),
      other.call({ token }, 'reservation.decline', { reservationId, fencing, reason: 'busy' }),
      other.call({ token }, 'reservation.accept', { reservationId, fencing: fencing + 1 }),
    ]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers[2].status).toBe(409);
    await stage.settled();
    expect((await stage.contact(contactId)).state).toBe(answers[0].status < 300 ? 'connected' : 'queued');
  });

  it('a server that goes in order hands the lead on at once', async () => {
    const { matcher } = stage.world.server.work;
    await matcher.stop();
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.citizenWaits();
    await eventually('the other one leads', async () => (await stage.offers(ann)).length === 1);
    matcher.start();
    await other.server.work.matcher.stop();
    await stage.citizenWaits();
    await eventually('this one leads', async () => (await stage.offers(ann)).length === 2);
  });

  it('[C-11 part] a server that dies is followed when its lease has lapsed', async () => {
    const dead = newId(stage.world.now);
    await stage.inTransaction((tx) =>
      tx.db
        .insertInto('routing_lease')
        .values({ organisation_id: tx.scope.organisationId, node_id: dead, epoch: 7, until_at: tx.now + seconds(3) })
        .onConflict((known) =>
          known.column('organisation_id').doUpdateSet({ node_id: dead, epoch: 7, until_at: tx.now + seconds(3) }),
        )
        .execute(),
    );
    await stage.openDesk(ben);
    await stage.ready(ben);
    const contactId = await stage.citizenWaits();
    await stage.settled();
    expect(await stage.offers(ben)).toEqual([]);
    await stage.world.advance(seconds(3));
    expect(await stage.offered(ben)).toMatchObject({ contactId });
    const lease = await stage.inTransaction((tx) => tx.db.selectFrom('routing_lease').selectAll().executeTakeFirst());
    expect(lease).toMatchObject({ epoch: 8 });
    expect(lease?.node_id).not.toBe(dead);
  });
});
