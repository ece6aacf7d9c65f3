import type { OutputOf } from '@switchboard/shared/access';
import { seconds } from '@switchboard/shared/kernel';
import type { supervisionOperations } from '@switchboard/shared/supervision';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abandonContact } from '../../src/contacts/index.ts';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import type { Person } from '../world.ts';

type Overview = OutputOf<typeof supervisionOperations.overview>;

describe.each(engines)('live operations on $name', (engine) => {
  if (!engine.isThere) return it.skip('needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, , sam] = stage.agents();
  });
  afterEach(() => stage.close());

  const overview = (who: Person = sam) => stage.world.done<Overview>(who, 'supervision.overview');
  const enquiries = async () => (await overview()).queues.find(({ name }) => name === '101 enquiries')!;

  it('shows who waits and since when, to whom it is offered, and who has it', async () => {
    const contactId = await stage.citizenWaits();
    await stage.settled();
    expect(await enquiries()).toMatchObject({ waiting: 1, offered: 0, connected: 0, readyAgents: 0 });
    expect((await overview()).waiting).toMatchObject([{ contactId, displayName: 'Cleo', offeredTo: null }]);

    await stage.openDesk(ann);
    await stage.ready(ann);
    const offer = await stage.offered(ann);
    expect(await enquiries()).toMatchObject({ waiting: 1, offered: 1, readyAgents: 1 });
    expect((await overview()).waiting).toMatchObject([{ contactId, offeredTo: ann.displayName }]);

    await stage.accept(ann, offer);
    const { waiting, agents } = await overview();
    expect(waiting).toEqual([]);
    expect(await enquiries()).toMatchObject({ waiting: 0, offered: 0, connected: 1, longestWaitSinceAt: null });
    const handling = agents.find(({ id }) => id === ann.userId)?.handling;
    expect(handling).toMatchObject([{ contactId, state: 'active', queue: '101 enquiries' }]);
  });

  it('counts since midnight who was answered, who in time, and who left while waiting', async () => {
    const [quick, gone] = [await stage.citizenWaits(), await stage.citizenWaits()];
    await stage.inTransaction((tx) => abandonContact(tx, gone));
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.accept(ann, await stage.offered(ann));
    const { targetSeconds, today } = await enquiries();
    expect(today).toEqual({ answered: 1, answeredInTarget: 1, abandoned: 1 });
    await stage.becomes(ann, { state: 'notReady', reason: 'Break', when: 'now' });
    const slow = await stage.citizenWaits();
    await stage.world.advance(seconds(targetSeconds + 1));
    await stage.ready(ann);
    const late = await stage.offered(ann);
    expect([quick, late.contactId]).toEqual([quick, slow]);
    await stage.accept(ann, late);
    expect((await enquiries()).today).toEqual({ answered: 2, answeredInTarget: 1, abandoned: 1 });
  });

  it('leaves an answer with the queue that gave it, whatever becomes of the contact', async () => {
    const contactId = await stage.citizenWaits();
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.accept(ann, await stage.offered(ann));
    const property = (await overview()).queues.find(({ name }) => name === 'Lost property')!;
    const { version } = await stage.contact(contactId);
    const target = { to: 'queue', queueId: property.id };
    await stage.world.done(ann, 'contact.transfer', { contactId, version, target });
    expect((await enquiries()).today).toEqual({ answered: 1, answeredInTarget: 1, abandoned: 0 });
    const after = (await overview()).queues.find(({ id }) => id === property.id)!;
    expect(after).toMatchObject({ waiting: 1, today: { answered: 0, answeredInTarget: 0, abandoned: 0 } });
    await stage.inTransaction((tx) => abandonContact(tx, contactId));
    const left = (await overview()).queues.find(({ id }) => id === property.id)!;
    expect(left.today).toEqual({ answered: 0, answeredInTarget: 0, abandoned: 1 });
  });

  it('[Q-05 part] shows nothing of another organisation', async () => {
    await stage.citizenWaits();
    const ruth = stage.world.person('northvale', 'supervisor');
    const { waiting, queues, agents } = await overview(ruth);
    expect(waiting).toEqual([]);
    expect(queues.map(({ waiting: count }) => count)).toEqual(queues.map(() => 0));
    expect(agents.every(({ organisationId }) => organisationId === stage.world.ids.northvale.organisationId)).toBe(
      true,
    );
  });
});
