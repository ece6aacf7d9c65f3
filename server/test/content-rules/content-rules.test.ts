import { hours, seconds } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeContact } from '../../src/content-rules/use-cases/judge-contact.ts';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import type { Person } from '../world.ts';
import { RuleStage } from './rule-stage.ts';

const knife = {
  key: 'knife',
  name: 'A weapon is spoken of',
  when: { any: [{ text: '\\bknife\\b' }] },
  do: { band: 0, alert: true },
};

describe.each(engines)('content rules on $name', (engine) => {
  if (!engine.isThere) return it.skip('needs its peer', () => undefined);
  let stage: RoutingStage;
  let rules: RuleStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    rules = new RuleStage(stage);
    [ann, ben, sam] = stage.agents();
  });
  afterEach(() => stage.close());

  it('[C-03 part] [C-15 part] a word in line moves its contact before all that waited longer, and alerts', async () => {
    await rules.publish(knife);
    for (let count = 0; count < 5; count += 1) await stage.citizenWaits();
    const inDanger = await stage.citizenWaits();
    await rules.says(inDanger, 'he has a knife');
    expect(await rules.row(inDanger)).toMatchObject({ band: 0, state: 'queued' });
    expect(await rules.alerts(sam)).toMatchObject([
      { contactId: inDanger, rule: { key: 'knife' }, matched: ['text'], band: 0, acknowledgedAt: null },
    ]);
    await stage.openDesk(ann);
    await stage.ready(ann);
    expect(await stage.offered(ann)).toMatchObject({ contactId: inDanger, band: 0 });
  });

  it('acts once on a contact, and never makes it less urgent', async () => {
    await rules.publish(knife, { ...knife, key: 'calm', do: { band: 8, points: 10, alert: false } });
    const contactId = await stage.citizenWaits();
    await rules.says(contactId, 'he has a knife');
    await rules.says(contactId, 'the knife is big');
    expect(await rules.row(contactId)).toMatchObject({ band: 0, points: 10 });
    expect(await rules.alerts(sam)).toHaveLength(1);
  });

  it('keeps what a word to the bot raised for the moment it is put in line', async () => {
    await rules.publish({ ...knife, do: { band: 1, points: 5, alert: true } });
    const contactId = await rules.withBot();
    await rules.says(contactId, 'a knife');
    expect(await rules.alerts(sam)).toMatchObject([{ contactId, state: 'selfService' }]);
    await rules.enters(contactId, 'enquiries');
    expect(await rules.row(contactId)).toMatchObject({ state: 'queued', band: 1, points: 5 });
    expect(await rules.alerts(sam)).toHaveLength(1);
  });

  it('moves a contact to another queue at its old place, and judges it there anew', async () => {
    await rules.publish(
      { ...knife, do: { toQueue: 'emergency' } },
      {
        key: 'there',
        name: 'There',
        queues: ['emergency'],
        when: { any: [{ channel: 'webchat' }] },
        do: { points: 7 },
      },
    );
    const contactId = await stage.citizenWaits();
    const { first_queued_at: since } = await rules.row(contactId);
    await rules.pass(seconds(30));
    await rules.says(contactId, 'he has a knife');
    expect(await rules.row(contactId)).toMatchObject({ band: 0, points: 7, first_queued_at: since });
    expect((await rules.row(contactId)).queue_name).toMatch(/999|[Ee]mergency/);
  });

  it('looks at a contact again when it has waited for so long', async () => {
    await rules.publish({ key: 'late', name: 'Late', when: { all: [{ waitedSeconds: 120 }] }, do: { band: 2 } });
    const contactId = await stage.citizenWaits();
    await rules.pass(seconds(119));
    expect(await rules.row(contactId)).not.toMatchObject({ band: 2 });
    await rules.pass(seconds(1));
    expect(await rules.row(contactId)).toMatchObject({ band: 2 });
  });

  it('counts earlier contacts of whoever can be reached the same way', async () => {
    await rules.publish({
      key: 'again',
      name: 'Again',
      when: { all: [{ repeat: { contacts: 2, withinHours: 24 } }] },
      do: { points: 50 },
    });
    const phone = [{ kind: 'phone', value: '+447700900123' }] as const;
    await rules.withBot(phone);
    await rules.pass(hours(1));
    await rules.withBot(phone);
    const third = await rules.withBot(phone);
    await rules.enters(third, 'enquiries');
    expect(await rules.row(third)).toMatchObject({ points: 50 });
    await rules.pass(hours(24) + 1);
    const later = await rules.withBot(phone);
    await rules.enters(later, 'enquiries');
    expect(await rules.row(later)).toMatchObject({ points: 0 });
  });

  it('hears of the marker of a customer who waits already, but of no restricted one', async () => {
    await rules.publish({
      key: 'vulnerable',
      name: 'Vulnerable',
      when: { any: [{ marker: 'vulnerable' }] },
      do: { band: 1 },
    });
    const { customerId } = await stage.world.done<{ customerId: string }>(sam, 'customer.create', {
      kind: 'person',
      name: 'Cleo Winter',
      points: [{ kind: 'phone', value: '07700 900123' }],
    });
    const contactId = await rules.withBot([{ kind: 'phone', value: '+447700900123' }]);
    await rules.enters(contactId, 'enquiries');
    const mark = (isRestricted: boolean) =>
      stage.world.done(sam, 'marker.add', {
        customerId,
        kind: 'vulnerable',
        text: 'Lives alone',
        source: 'Social care',
        reviewOn: '2030-01-01',
        isRestricted,
      });
    await mark(true);
    await rules.pass(0);
    expect(await rules.row(contactId)).not.toMatchObject({ band: 1 });
    await mark(false);
    await rules.pass(0);
    expect(await rules.row(contactId)).toMatchObject({ band: 1 });
  });

  it('shows the agent to whom it is offered that it has become an emergency, and leaves her the offer', async () => {
    await rules.publish(knife);
    const contactId = await stage.citizenWaits();
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    const offer = await stage.offered(ann);
    await rules.says(contactId, 'he has a knife');
    await stage.settled();
    expect(await stage.offers(ann)).toMatchObject([{ id: offer.id, band: 0 }]);
    expect(await rules.alerts(ann)).toMatchObject([{ contactId }]);
    expect(await rules.alerts(ben)).toEqual([]);
    await rules.heard(desk, 'reservation.changed');
    await rules.heard(desk, 'alert.raised');
  });

  it('tells the agent who talks with the citizen, and shows her the band', async () => {
    await rules.publish(knife);
    const contactId = await stage.citizenWaits();
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.accept(ann, await stage.offered(ann));
    await rules.says(contactId, 'he has a knife');
    expect(await rules.row(contactId)).toMatchObject({ band: 0, state: 'connected' });
    expect(await rules.alerts(ann)).toMatchObject([{ contactId, state: 'connected' }]);
    await rules.heard(desk, 'alert.raised');
  });

  it('says aloud what there was no time to judge, and judges it when nobody waits for it', async () => {
    await rules.publish(knife);
    const contactId = await stage.citizenWaits();
    await rules.says(contactId, 'nothing yet');
    await stage.inTransaction(async (tx) => {
      await tx.db.updateTable('message').set({ text: 'he has a knife' }).where('text', '=', 'nothing yet').execute();
      await judgeContact(tx, contactId, { hasTime: () => false });
    });
    expect(await rules.row(contactId)).not.toMatchObject({ band: 0 });
    await rules.pass(0);
    expect(await rules.row(contactId)).toMatchObject({ band: 0 });
    const figures = await stage.world.server.platform.metrics.text();
    expect(figures).toContain('switchboard_content_rules_unjudged_total{why="outOfTime"} 1');
  });

  it('an alert stands until somebody who watches says that she has seen it, and the first who does is named', async () => {
    await rules.publish(knife);
    const contactId = await stage.citizenWaits();
    await rules.says(contactId, 'he has a knife');
    const [alert] = await rules.alerts(sam);
    const alertId = alert!.id;
    const denied = await stage.world.call(ann, 'alert.acknowledge', { alertId });
    expect(denied.status).toBe(403);
    await stage.world.done(sam, 'alert.acknowledge', { alertId });
    await stage.world.done(sam, 'alert.acknowledge', { alertId });
    expect(await rules.alerts(sam)).toEqual([]);
    expect(await rules.alerts(sam, 'any')).toMatchObject([{ acknowledgedBy: { userId: sam.userId } }]);
  });

  it('an organisation without rules is left alone', async () => {
    await rules.publish();
    const contactId = await stage.citizenWaits();
    await rules.says(contactId, 'he has a knife');
    expect(await rules.alerts(sam)).toEqual([]);
    expect(await rules.row(contactId)).not.toMatchObject({ band: 0 });
  });
});
