import { minutes, seconds } from '@switchboard/shared/kernel';
import type { Fault } from '@switchboard/shared/routing';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promiseCallback } from '../../src/contacts/index.ts';
import { everyOrganisation, systemScope } from '../../src/platform/access/scope.ts';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

interface Health {
  readonly lookedAt: string | null;
  readonly standing: number;
  readonly faults: readonly Fault[];
}

describe.each(engines)('what must never be so on $name', (engine) => {
  if (!engine.isThere) return it.skip('needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben, sam] = stage.agents();
    await stage.openDesk(ann);
  });
  afterEach(() => stage.close());

  const plant = (statement: ReturnType<typeof sql>) =>
    stage.world.server.platform.database.inTransaction(systemScope(everyOrganisation, 'test'), async (tx) => {
      await statement.execute(tx.db);
    });
  const health = () => stage.world.done<Health>(sam, 'routing.health');
  const alarms = () =>
    stage.inTransaction(async (tx) => {
      const found = tx.db.selectFrom('event').selectAll().where('type', '=', 'routing.alarm');
      return (await found.execute()).map(({ subject_id }) => subject_id);
    });
  const look = async () => {
    await stage.world.advance(seconds(5));
    await stage.world.advance(0);
  };
  /** Looks twice, and lets the repairs run; then looks whether it helped. */
  const seenAndRepaired = async () => {
    await look();
    await look();
    await look();
  };
  const held = async (person: Person) => {
    const contactId = await stage.citizenWaits();
    await stage.accept(person, await stage.offered(person));
    return contactId;
  };
  /** Everything about contacts, but what belongs to the one that is broken. */
  const theRest = (broken: string) =>
    stage.inTransaction((tx) =>
      tx.db.selectFrom('contact').selectAll().where('id', '<>', broken).orderBy('id').execute(),
    );
  const repairedOnly = async (fault: Pick<Fault, 'kind' | 'subjectId'>) => {
    // The server's own look may have taken the job that this one came for.
    await eventually('it is over', async () => {
      await stage.world.advance(seconds(5));
      return (await health()).faults.every(({ overAt }) => overAt !== null);
    });
    const { faults, standing, lookedAt } = await health();
    expect(faults).toEqual([expect.objectContaining(fault)]);
    expect(faults[0]).toMatchObject({ repairedAt: expect.any(String), overAt: expect.any(String) });
    expect({ standing, lookedAt }).toEqual({ standing: 0, lookedAt: expect.any(String) });
    expect(await alarms()).toEqual([fault.subjectId]);
    expect(await stage.auditOf(fault.subjectId)).toContain('routing.repair');
    expect(await stage.broken()).toEqual([]);
  };

  it('nothing is told of while all is well, and not of what is gone at the second look', async () => {
    const contactId = await stage.citizenWaits();
    await seenAndRepaired();
    expect(await health()).toMatchObject({ standing: 0, faults: [] });
    const { queueId } = await stage.queue('enquiries');
    await plant(sql`UPDATE contact SET queue_id = NULL WHERE id = ${contactId}`);
    await look();
    await plant(sql`UPDATE contact SET queue_id = ${queueId} WHERE id = ${contactId}`);
    await seenAndRepaired();
    expect(await health()).toMatchObject({ standing: 0, faults: [] });
    expect(await alarms()).toEqual([]);
    expect(await stage.auditOf(contactId)).not.toContain('routing.repair');
  });

  it('an offer whose time is over and that nothing would end runs out, and counts as missed', async () => {
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    const offer = await stage.offered(ann);
    await plant(sql`DELETE FROM job WHERE kind = 'reservation.expire' AND key = ${offer.id}`);
    const before = await theRest(contactId);
    await stage.world.advance(minutes(1));
    await seenAndRepaired();
    await repairedOnly({ kind: 'offeredWithoutTimer', subjectId: offer.id });
    expect(await theRest(contactId)).toEqual(before);
    const row = await stage.inTransaction((tx) =>
      tx.db.selectFrom('reservation').selectAll().where('id', '=', offer.id).executeTakeFirstOrThrow(),
    );
    expect(row.state).toBe('expired');
  });

  it('a contact that waits in no queue is put into one, at the place it has', async () => {
    const other = await stage.citizenWaits();
    const contactId = await stage.citizenWaits();
    const waitingSince = (await stage.contact(contactId)).firstQueuedAt;
    await plant(sql`UPDATE contact SET queue_id = NULL WHERE id = ${contactId}`);
    const before = await theRest(contactId);
    await seenAndRepaired();
    await repairedOnly({ kind: 'waitingInNoQueue', subjectId: contactId });
    expect(await theRest(contactId)).toEqual(before);
    expect(before.map(({ id }) => id)).toEqual([other]);
    const now = await stage.contact(contactId);
    expect(now).toMatchObject({ state: 'queued', firstQueuedAt: waitingSince });
    expect(now.queue).not.toBeNull();
    await stage.ready(ann);
    await eventually('both are offered', async () => (await stage.offers(ann)).length === 2);
  });

  it('a contact whose waiting time is lost, or younger than its place, waits since it entered', async () => {
    const contactId = await stage.citizenWaits();
    const { firstQueuedAt } = await stage.contact(contactId);
    await plant(sql`UPDATE contact SET first_queued_at = ${stage.world.now + seconds(1)} WHERE id = ${contactId}`);
    await seenAndRepaired();
    await repairedOnly({ kind: 'waitingWithoutAge', subjectId: contactId });
    expect((await stage.contact(contactId)).firstQueuedAt).toBe(firstQueuedAt);
  });

  it('what is connected and nobody holds waits again at its old place, for whoever had it', async () => {
    await stage.ready(ann);
    const contactId = await held(ann);
    const { firstQueuedAt } = await stage.contact(contactId);
    await plant(sql`UPDATE interaction SET is_owner = 0 WHERE contact_id = ${contactId}`);
    await seenAndRepaired();
    await repairedOnly({ kind: 'connectedWithoutOwner', subjectId: contactId });
    expect(await stage.contact(contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    expect(await stage.offered(ann)).toMatchObject({ contactId });
  });

  it('what stands still for nothing goes on', async () => {
    await stage.ready(ann);
    const contactId = await held(ann);
    await plant(sql`UPDATE interaction SET state = 'held' WHERE contact_id = ${contactId}`);
    await seenAndRepaired();
    await repairedOnly({ kind: 'heldForNothing', subjectId: contactId });
    expect(await stage.contact(contactId)).toMatchObject({ state: 'connected' });
    const part = await stage.inTransaction((tx) =>
      tx.db.selectFrom('interaction').selectAll().where('contact_id', '=', contactId).executeTakeFirstOrThrow(),
    );
    expect(part).toMatchObject({ state: 'active', is_owner: 1, user_id: ann.userId });
  });

  it('what somebody holds although it waits is not hers any more', async () => {
    await stage.ready(ann);
    const contactId = await held(ann);
    await stage.becomes(ann, { state: 'notReady', reason: null, when: 'now' });
    await plant(sql`UPDATE contact SET state = 'queued' WHERE id = ${contactId}`);
    await seenAndRepaired();
    await repairedOnly({ kind: 'ownedWithoutBeingConnected', subjectId: contactId });
    expect((await stage.contact(contactId)).state).toBe('queued');
    expect((await stage.outline(ann))?.load.used).toBe(0);
  });

  it('an offer of what does not wait any more is withdrawn', async () => {
    await stage.ready(ann);
    const contactId = await stage.citizenWaits();
    const offer = await stage.offered(ann);
    await stage.world.server.work.matcher.stop();
    await plant(sql`UPDATE contact SET state = 'selfService' WHERE id = ${contactId}`);
    await seenAndRepaired();
    await repairedOnly({ kind: 'offeredWithoutWaiting', subjectId: contactId });
    expect(await stage.offers(ann)).toEqual([]);
    expect(offer.contactId).toBe(contactId);
  });

  it.each([
    ['parked', 'parkedWithoutTimer', 'contact.parked-return'],
    ['awaitingCallback', 'promisedWithoutTimer', 'contact.callback-due'],
  ] as const)('what is %s and nothing would bring back comes back now', async (state, kind, timer) => {
    await stage.ready(ann);
    const contactId = await held(ann);
    const { version } = await stage.contact(contactId);
    if (state === 'parked')
      await stage.world.done(ann, 'contact.park', { contactId, version, minutes: 60, note: null });
    else await stage.inTransaction((tx) => promiseCallback(tx, contactId, { dueAt: tx.now + minutes(60) }));
    await plant(sql`DELETE FROM job WHERE kind = ${timer} AND key = ${contactId}`);
    await seenAndRepaired();
    await repairedOnly({ kind, subjectId: contactId });
    expect((await stage.contact(contactId)).state).toBe('queued');
  });

  it('an agent who is said to have more or less in hand than she has is counted anew, and no other', async () => {
    await stage.openDesk(ben);
    await stage.ready(ann);
    await held(ann);
    const right = await stage.outline(ann);
    const other = await stage.outline(ben);
    await plant(sql`UPDATE agent_state SET units_used = 0, in_hand = '{}' WHERE user_id = ${ann.userId}`);
    await seenAndRepaired();
    await repairedOnly({ kind: 'handsMiscounted', subjectId: ann.userId });
    expect((await stage.outline(ann))?.load).toEqual(right?.load);
    expect(await stage.outline(ben)).toEqual(other);
  });

  it('whoever may not watch queues is not told', async () => {
    const answer = await stage.world.call(ann, 'routing.health', {});
    expect(answer.status).toBe(403);
  });
});
