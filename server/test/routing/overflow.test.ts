import type { Calendar } from '@switchboard/shared/hours';
import { hours, minutes, seconds } from '@switchboard/shared/kernel';
import type { QueuePlan } from '@switchboard/shared/routing-plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationPage, giveDetails } from '../../src/contacts/index.ts';
import { publishedPlan, queueByKey } from '../../src/queues/index.ts';
import { changePlan, insertVersion } from '../../src/queues/storage/plan-texts.ts';
import { onOverflowTurn, planOverflows } from '../../src/routing/use-cases/overflow.ts';
import { engines } from '../engines.ts';
import { RoutingStage } from './routing-stage.ts';

const never = { waitingAtLeast: 10_000 };
const always = { waitingAtLeast: 1 };

describe.each(engines)('[C-08 part] overflow on $name', (engine) => {
  let stage: RoutingStage;
  beforeAll(async () => {
    if (engine.isThere) stage = await RoutingStage.open(engine);
  });
  afterAll(() => stage?.close());
  const test = it.skipIf(!engine.isThere);

  /** The plan in force, with other rules for its queues. */
  function publish(rules: Readonly<Record<string, Partial<QueuePlan>>>, calendars: Calendar[] = []): Promise<unknown> {
    return stage.inTransaction(async (tx) => {
      const { organisationId } = tx.scope;
      const { number, plan } = await publishedPlan(tx.prepared.bind(tx), organisationId);
      const usual = { overflow: [], calendar: null };
      const queues = plan.queues.map((queue) => ({ ...queue, ...usual, ...rules[queue.key] }));
      const text = JSON.stringify({ ...plan, calendars, queues });
      const version = {
        organisation_id: organisationId,
        number: number + 1,
        plan: text,
        note: '',
        published_at: tx.now,
      };
      await insertVersion(tx.db, { ...version, published_by: null, based_on: null, restores: null });
      await changePlan(tx.db, organisationId, { published_number: number + 1 });
      for (const queue of queues) {
        const change = tx.db.updateTable('queue').set({ plan: JSON.stringify(queue) });
        await change.where('key', '=', queue.key).execute();
      }
    });
  }

  /** As often as there is something to do. */
  async function look(): Promise<void> {
    const { organisationId } = stage.world.ids.eastmere;
    for (let turn = 0; turn < 20; turn += 1) {
      const planned = await stage.inTransaction((tx) => planOverflows(tx, organisationId));
      if (planned === 0) return;
      await stage.world.server.platform.jobs.round();
    }
    throw new Error('Overflow never came to rest');
  }

  async function wordsTo(contactId: string): Promise<string[]> {
    return stage.inTransaction(async (tx) => {
      const found = tx.db.selectFrom('contact').select('conversation_id').where('id', '=', contactId);
      const { conversation_id: id } = await found.executeTakeFirstOrThrow();
      const { messages } = await conversationPage(tx.db, id, { after: 0, limit: 100 });
      return messages.flatMap((message) => (message.kind === 'text' ? [message.text] : []));
    });
  }

  const give = (contactId: string) =>
    stage.inTransaction((tx) =>
      giveDetails(tx, contactId, { points: [{ kind: 'phone', value: `+44770090${contactId.slice(-4)}` }] }),
    );

  test('semantics 19: rules that lead in a circle move a contact through each queue once, and it keeps its waiting time', async () => {
    await publish({
      enquiries: { overflow: [{ when: { any: [always] }, do: { toQueue: 'lost-property' } }] },
      'lost-property': { overflow: [{ when: { any: [always] }, do: { toQueue: 'enquiries' } }] },
    });
    const contactId = await stage.citizenWaits();
    const { firstQueuedAt } = await stage.contact(contactId);
    await stage.world.advance(seconds(1));
    await look();
    expect(await stage.contact(contactId)).toMatchObject({
      state: 'queued',
      queue: { name: 'Lost property' },
      firstQueuedAt,
    });
    const moves = await stage.inTransaction((tx) =>
      tx.db
        .selectFrom('contact_move')
        .selectAll()
        .where('contact_id', '=', contactId)
        .where('kind', '<>', 'relaxed')
        .execute(),
    );
    expect(moves).toMatchObject([{ kind: 'overflowed', by_kind: 'rule', by_name: 'Overflow of 101 enquiries' }]);
    await publish({});
  });

  test('semantics 19: overflow is judged again as time goes by; words are said once', async () => {
    const en = 'You can also report this online.';
    await publish({
      enquiries: {
        overflow: [
          { when: { all: [{ waitedSeconds: 120 }, always] }, do: { say: { en } } },
          { when: { any: [{ waitedSeconds: 240 }] }, do: { callback: { afterMinutes: 30 } } },
        ],
      },
    });
    const [without, reachable] = [await stage.citizenWaits(), await stage.citizenWaits()];
    await give(reachable);
    const { firstQueuedAt } = await stage.contact(reachable);
    await look();
    expect(await wordsTo(reachable)).toEqual([]);
    await stage.world.advance(seconds(121));
    await look();
    await look();
    expect(await wordsTo(reachable)).toEqual([en]);
    expect(await wordsTo(without)).toEqual([en]);
    await stage.world.advance(seconds(120));
    await look();
    expect(await stage.contact(reachable)).toMatchObject({ state: 'awaitingCallback', firstQueuedAt });
    // Nobody can call her back: the rule is passed over, and she waits on.
    expect(await stage.contact(without)).toMatchObject({ state: 'queued' });
    await publish({});
  });

  test('[C-09 part] semantics 20: outside opening hours whoever waits is told and let go by rule; an emergency is not', async () => {
    const night = {
      key: 'never',
      name: 'Never',
      timeZone: 'Europe/London',
      bankHolidays: 'none' as const,
      week: Array.from({ length: 7 }, () => []),
      exceptions: [],
    };
    const close = { close: { en: 'We are closed. We open on Monday at nine.' } };
    const rule = { calendar: 'never', overflow: [{ when: { any: [{ closed: true as const }] }, do: close }] };
    await publish({ enquiries: rule }, [night]);
    const [usual, emergency] = [await stage.citizenWaits(), await stage.citizenWaits({ band: 0 })];
    await look();
    expect(await stage.contact(usual)).toMatchObject({ state: 'ended', record: 'complete' });
    expect(await wordsTo(usual)).toEqual(['We are closed. We open on Monday at nine.']);
    expect(await stage.contact(emergency)).toMatchObject({ state: 'queued', band: 0 });
    await publish({});
  });

  test('an emergency closure is told to whoever waits already, within a second, and its rules act', async () => {
    await publish({
      'lost-property': { overflow: [{ when: { all: [{ closed: true }, never] }, do: { toQueue: 'enquiries' } }] },
    });
    const contactId = await stage.citizenWaits({ queue: 'lost-property' });
    const [, , sam] = stage.agents();
    const queue = await stage.inTransaction((tx) => queueByKey(tx.db, tx.scope.organisationId, 'lost-property'));
    const { closureId } = await stage.world.done<{ closureId: string }>(sam, 'closure.declare', {
      queues: [queue!.id],
      words: { en: 'The store has been flooded.' },
      reason: 'Flood',
      untilAt: stage.world.now + minutes(10),
    });
    await look();
    expect(await wordsTo(contactId)).toEqual(['The store has been flooded.']);
    expect(await stage.contact(contactId)).toMatchObject({ state: 'queued' });
    await stage.world.done(sam, 'closure.lift', { closureId });
    await publish({});
  });

  test('semantics 5: nobody available, by a list, sends a contact on; while it is offered it is waited for', async () => {
    const [ann] = stage.agents();
    await publish({
      'lost-property': {
        overflow: [
          { when: { any: [{ nobodyAvailable: { unavailableWhile: ['notReady'] } }] }, do: { toQueue: 'enquiries' } },
        ],
      },
    });
    await stage.becomes(ann, { state: 'ready', reason: null, when: 'now' });
    const contactId = await stage.citizenWaits({ queue: 'lost-property' });
    await stage.settled();
    await look();
    expect(await stage.contact(contactId)).toMatchObject({ queue: { name: 'Lost property' } });
    await stage.becomes(ann, { state: 'notReady', reason: 'signedIn', when: 'now' });
    await stage.settled();
    await look();
    expect(await stage.contact(contactId)).toMatchObject({ queue: { name: '101 enquiries' } });
    await publish({});
  });

  test('a turn that comes too late does nothing: the contact has moved on', async () => {
    await publish({ enquiries: { overflow: [{ when: { any: [always] }, do: { toQueue: 'lost-property' } }] } });
    const contactId = await stage.citizenWaits();
    const { organisationId } = stage.world.ids.eastmere;
    await stage.inTransaction((tx) => planOverflows(tx, organisationId));
    await publish({});
    const job = { organisationId, kind: '', key: contactId, dueAt: 0, payload: {}, attempt: 1, traceId: 't' };
    await stage.inTransaction((tx) => onOverflowTurn(tx, job));
    expect(await stage.contact(contactId)).toMatchObject({ queue: { name: '101 enquiries' } });
    await stage.world.advance(hours(1));
  });
});
