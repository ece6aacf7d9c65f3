import { days, hours, minutes, seconds } from '@switchboard/shared/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import { openDatabase, platformMigration } from '../database/index.ts';
import { makeMetrics } from '../metrics/index.ts';
import { OutboxDispatcher, type OutgoingDelivery, outboxStore, Undeliverable } from './index.ts';
import type { Delivery } from './outbox-writer.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const eastmere = systemScope('eastmere', 'test', 'trace-1');
const all = systemScope(everyOrganisation, 'test');

class StoppedClock {
  wall = noon;
  steady = 0;

  pass(ms: number): void {
    this.wall += ms;
    this.steady += ms;
  }
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`the outbox on ${engine.name}`, () => {
    const clock = new StoppedClock();
    let opened: OpenedDatabase;
    let second: ReturnType<typeof openDatabase>;
    let sent: OutgoingDelivery[];

    beforeAll(async () => {
      opened = await engine.open(() => clock.wall);
      await opened.database.migrate([platformMigration]);
      second = openDatabase(opened.url, () => clock.wall);
    });
    afterAll(async () => {
      await second.close();
      await opened.dispose();
    });
    beforeEach(async () => {
      sent = [];
      clock.wall = noon;
      clock.steady = 0;
      await opened.database.inTransaction(all, (tx) => tx.db.deleteFrom('outbox').execute());
    });

    function aNode(database = opened.database, metrics = makeMetrics(), patienceMs?: number): OutboxDispatcher {
      const needs = { database, clock: () => clock.wall, steadyClock: () => clock.steady, log: { error: () => {} } };
      return new OutboxDispatcher({ ...needs, metrics, leaseMs: seconds(15), ...(patienceMs && { patienceMs }) });
    }

    function aNodeThatSends(database = opened.database): OutboxDispatcher {
      const node = aNode(database);
      node.onDelivery('message.send', async (delivery) => void sent.push(delivery));
      return node;
    }

    const write = (delivery: Partial<Delivery> = {}) =>
      opened.database.inTransaction(eastmere, async (tx) =>
        tx.outbox({ kind: 'message.send', payload: { text: 'Your appointment' }, ...delivery }),
      );
    const settle = async (node: OutboxDispatcher) => {
      await node.round();
      await node.whenIdle();
    };
    const rows = () => opened.database.read(all).selectFrom('outbox').selectAll().orderBy('id').execute();

    test('what a transaction left is delivered once after its commit, under its own id and trace', async () => {
      const node = aNodeThatSends();
      const id = await write();
      await settle(node);
      await settle(node);
      expect(sent).toEqual([
        {
          id,
          organisationId: 'eastmere',
          kind: 'message.send',
          payload: { text: 'Your appointment' },
          attempt: 1,
          traceId: 'trace-1',
        },
      ]);
      expect(await rows()).toMatchObject([{ delivered_at: noon, claim_token: null }]);
    });

    test('what was rolled back is never delivered', async () => {
      const failing = opened.database.inTransaction(eastmere, async (tx) => {
        tx.outbox({ kind: 'message.send', payload: {} });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await settle(aNodeThatSends());
      expect(sent).toEqual([]);
    });

    test('[S-03 part] a crash between the deed and its mark sends the same message again under the same id', async () => {
      const id = await write();
      const dying = aNode();
      const killed = Promise.withResolvers<void>();
      dying.onDelivery('message.send', async (delivery) => {
        sent.push(delivery);
        await killed.promise;
      });
      await dying.round();
      const next = aNodeThatSends(second);
      await settle(next);
      clock.pass(seconds(15));
      await settle(next);
      expect(sent.map((delivery) => [delivery.id, delivery.attempt])).toEqual([
        [id, 1],
        [id, 2],
      ]);
      expect(await rows()).toMatchObject([{ delivered_at: noon + seconds(15), attempts: 2 }]);
      killed.resolve();
      await dying.whenIdle();
      expect(await rows()).toMatchObject([{ delivered_at: noon + seconds(15), attempts: 2 }]);
    });

    test('a failure comes back later, the rest goes on', async () => {
      const node = aNode();
      node.onDelivery('message.send', async (delivery) => {
        if (delivery.attempt === 1) throw Object.assign(new Error('cleo@citizen.example'), { code: 'ECONNREFUSED' });
        sent.push(delivery);
      });
      await write();
      await settle(node);
      const [row] = await rows();
      expect(row).toMatchObject({ attempts: 1, last_error: 'Error ECONNREFUSED', delivered_at: null });
      expect(row!.due_at - noon).toBeGreaterThanOrEqual(800);
      expect(row!.due_at - noon).toBeLessThanOrEqual(1000);
      clock.pass(seconds(1));
      await settle(node);
      expect(sent).toMatchObject([{ attempt: 2 }]);
    });

    test('what is refused for good, and what fails for a day, is laid aside and seen', async () => {
      const metrics = makeMetrics();
      const node = aNode(opened.database, metrics);
      node.onDelivery('message.send', async () => {
        throw new Undeliverable('smtp 550');
      });
      node.onDelivery('webhook.post', async () => {
        throw new Error('away');
      });
      await write();
      await write({ kind: 'webhook.post' });
      for (let round = 0; round < 160; round += 1) {
        await settle(node);
        clock.pass(minutes(10));
      }
      expect(await rows()).toMatchObject([
        { dead_at: noon, attempts: 1, last_error: 'Undeliverable smtp 550' },
        { attempts: 150, last_error: 'Error' },
      ]);
      expect((await rows())[1]!.dead_at! - noon).toBeGreaterThan(hours(24) - minutes(10));
      const text = await metrics.text();
      expect(text).toContain('switchboard_deliveries_dead 2');
      expect(text).toContain('switchboard_deliveries_waiting 0');
    });

    test('a deliverer that does not answer is not waited for for ever', async () => {
      const node = aNode(opened.database, makeMetrics(), 20);
      node.onDelivery('message.send', () => new Promise(() => {}));
      await write();
      await settle(node);
      expect(await rows()).toMatchObject([{ attempts: 1, last_error: 'DeliveryTookTooLong', claim_token: null }]);
    });

    test('a node that stops gives back what it was about to deliver, without counting it as a failure', async () => {
      const node = aNode();
      node.onDelivery('message.send', () => new Promise(() => {}));
      await write();
      await node.round();
      await node.stop();
      expect(await rows()).toMatchObject([{ attempts: 0, last_error: null, claim_token: null, due_at: noon }]);
    });

    test('under one key the order is kept, through failures and two nodes; another key does not wait', async () => {
      const nodes = [aNode(), aNode(second)];
      for (const node of nodes) {
        node.onDelivery('message.send', async (delivery) => {
          const { number } = delivery.payload as { number: number };
          if (number === 2 && delivery.attempt < 3) throw new Error('away');
          sent.push(delivery);
        });
      }
      await opened.database.inTransaction(eastmere, async (tx) => {
        for (let number = 1; number <= 5; number += 1) {
          tx.outbox({ kind: 'message.send', orderKey: 'conversation-1', payload: { number } });
        }
        tx.outbox({ kind: 'message.send', orderKey: 'conversation-2', payload: { number: 9 } });
      });
      for (let round = 0; round < 12; round += 1) {
        await Promise.all(nodes.map(settle));
        clock.pass(seconds(1));
      }
      const numbers = sent.map((delivery) => (delivery.payload as { number: number }).number);
      expect(numbers.filter((number) => number < 9)).toEqual([1, 2, 3, 4, 5]);
      expect(numbers.indexOf(9)).toBeLessThan(numbers.indexOf(2));
    });

    test('a delivery given up no longer holds up those behind it', async () => {
      const node = aNode();
      node.onDelivery('message.send', async (delivery) => {
        if (sent.length === 0) {
          sent.push(delivery);
          throw new Undeliverable('smtp 550');
        }
        sent.push(delivery);
      });
      await write({ orderKey: 'conversation-1' });
      await write({ orderKey: 'conversation-1' });
      await settle(node);
      await settle(node);
      expect(sent).toHaveLength(2);
    });

    test('two nodes never both deliver one', async () => {
      for (let at = 0; at < 60; at += 1) await write({ payload: { at } });
      const nodes = [aNodeThatSends(), aNodeThatSends(second)];
      for (let round = 0; round < 6; round += 1) await Promise.all(nodes.map(settle));
      expect(new Set(sent.map(({ id }) => id)).size).toBe(60);
      expect(sent).toHaveLength(60);
    });

    test('a delivery for later waits; one written before the clock was set back does not wait an hour', async () => {
      const node = aNodeThatSends();
      await write({ dueAt: noon + minutes(30) });
      await settle(node);
      expect(sent).toEqual([]);
      await write();
      clock.wall -= hours(1);
      await settle(node);
      expect(sent).toHaveLength(1);
      clock.wall += hours(2);
      await settle(node);
      expect(sent).toHaveLength(2);
    });

    test('whatever fails and whenever nodes die, everything is delivered at last, in order', async () => {
      const anyStep = fc.constantFrom('write', 'write', 'round', 'fail', 'die', 'later');
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
          await opened.database.inTransaction(all, (tx) => tx.db.deleteFrom('outbox').execute());
          sent = [];
          const written: string[] = [];
          for (const step of steps) {
            if (step === 'write') written.push(await write({ orderKey: 'conversation-1' }));
            if (step === 'later') clock.pass(seconds(20));
            if (step === 'round') await settle(aNodeThatSends());
            if (step === 'fail' || step === 'die') {
              const node = aNode();
              node.onDelivery('message.send', async (delivery) => {
                sent.push(delivery);
                if (step === 'fail') throw new Error('away');
                await new Promise(() => {});
              });
              await node.round();
              if (step === 'fail') await node.whenIdle();
            }
          }
          const last = aNodeThatSends();
          for (let round = 0; round < written.length * 2 + 3; round += 1) {
            await settle(last);
            clock.pass(minutes(11));
          }
          const firstSendings = [...new Set(sent.map(({ id }) => id))];
          expect(firstSendings).toEqual(written);
          expect((await rows()).every((row) => row.delivered_at !== null)).toBe(true);
        }),
        { numRuns: 20 },
      );
    });

    test('what was delivered is forgotten after its time, so many at once', async () => {
      for (let at = 0; at < 5; at += 1) await write();
      await settle(aNodeThatSends());
      clock.pass(days(30));
      await write();
      const purge = () => opened.database.inTransaction(all, (tx) => outboxStore.purge(tx, clock.wall - days(7), 3));
      expect([await purge(), await purge(), await purge()]).toEqual([3, 2, 0]);
      expect(await rows()).toHaveLength(1);
    });
  });
}
