import { newId } from '@switchboard/shared/kernel';
import { usualCapacity } from '@switchboard/shared/routing-plan';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/migrations.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { lawOf, publishedPlan, queuesOf } from '../../src/queues/index.ts';
import { engines } from '../engines.ts';

const now = Date.UTC(2026, 10, 16, 9);
const place = migrations.findIndex(({ id }) => id === '0022-routing-plan');

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`an installation from before routing plans, on ${engine.name}`, () => {
    test('has version 1, written from the queues it had; they keep their ids and are in force', async () => {
      const opened = await engine.open();
      const { database } = opened;
      await database.migrate(migrations.slice(0, place));
      const [organisationId, skillId, queueId, openId] = [newId(now), newId(now), newId(now), newId(now)];
      const scope = systemScope(organisationId, 'test');
      await database.inTransaction(systemScope('*', 'test'), async ({ db }) => {
        const old = db as unknown as Kysely<never>;
        await sql`INSERT INTO skill (id, organisation_id, key, name)
          VALUES (${skillId}, ${organisationId}, 'waste', 'Waste')`.execute(old);
        const needs = JSON.stringify([{ skillId, atLeast: 3 }]);
        for (const [id, key, required] of [
          [queueId, 'waste', needs],
          [openId, 'services', '[]'],
        ]) {
          await sql`INSERT INTO queue (id, organisation_id, key, name, position, channels, required_skills, band,
              offer_seconds, auto_accept, wrap_up_mode, wrap_up_seconds, target_seconds, version)
            VALUES (${id}, ${organisationId}, ${key}, ${key}, 0, '["webchat"]', ${required}, 5, 20, 0, 'timed', 60, 90,
              1)`.execute(old);
        }
      });

      await database.migrate(migrations);

      const rows = database.readPrepared.bind(database);
      const { number, plan } = await publishedPlan(rows, organisationId);
      expect(number).toBe(1);
      expect(plan.skills).toEqual([{ key: 'waste', name: 'Waste' }]);
      expect(plan.queues.map(({ key, steps }) => ({ key, steps }))).toEqual([
        { key: 'services', steps: [{ needs: null, seconds: null, skipWhen: null }] },
        { key: 'waste', steps: [{ needs: { skill: 'waste', atLeast: 3 }, seconds: null, skipWhen: null }] },
      ]);
      const queues = await queuesOf(database.read(scope));
      expect(new Set(queues.map(({ id }) => id))).toEqual(new Set([queueId, openId]));
      const law = await lawOf(rows, organisationId);
      expect(law).toMatchObject({ planVersion: 1, capacity: usualCapacity });
      expect(law.queues.get(queueId)).toMatchObject({ key: 'waste', selector: 'longestIdle', links: [] });
      await opened.dispose();
    });
  });
}
