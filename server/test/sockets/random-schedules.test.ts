import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase, platformMigration } from '../../src/platform/database/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { LiveNode } from './stage/live-node.ts';
import { notesMigration } from './stage/notes.ts';
import { Schedule } from './stage/schedule.ts';

/** A run can be repeated with `LIVE_SEED=…`, or made longer with `LIVE_SCHEDULES=…`. */
const firstSeed = Number(process.env['LIVE_SEED'] ?? Date.now() % 1_000_000);
const schedules = Number(process.env['LIVE_SCHEDULES'] ?? 12);
const seeds = Array.from({ length: schedules }, (_, n) => firstSeed + n);

/** Some snapshots take a while, so that facts and rights change under them. */
const whileReading = () => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, Math.random() * 8 - 2)));

for (const engine of engines) {
  // SQLite has one node; it dies and comes back all the same.
  const nodeCount = engine.name === 'SQLite' ? 1 : 2;
  describe.skipIf(!engine.isThere)(`random schedules on ${engine.name} with ${nodeCount} node(s)`, () => {
    let opened: OpenedDatabase;
    let databases: Database[];
    const nodes: LiveNode[] = [];

    beforeAll(async () => {
      opened = await engine.open();
      await opened.database.migrate([platformMigration, notesMigration]);
      const others = Array.from({ length: nodeCount - 1 }, () => openDatabase(opened.url, Date.now));
      databases = [opened.database, ...others];
      for (const database of databases) nodes.push(await LiveNode.open({ database, whileReading }));
    });
    afterAll(async () => {
      for (const node of nodes) await node.close();
      for (const database of databases.slice(1)) await database.close();
      await opened.dispose();
    });

    async function replaceNode(index: number): Promise<LiveNode> {
      await nodes[index]!.close();
      return LiveNode.open({ database: databases[index]!, whileReading });
    }

    test('[S-03 part] no event lost, none leaked, order kept, the chain unbroken', async () => {
      console.info(`seeds ${seeds[0]} to ${seeds.at(-1)}`);
      for (const seed of seeds) {
        const faults = await new Schedule({ seed, steps: 150, databases, nodes, replaceNode }).play();
        expect(faults, `seed ${seed}`).toEqual([]);
      }
    }, 240_000);
  });
}
