import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformMigration } from '../../src/platform/database/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { eventually } from './stage/eventually.ts';
import { LiveNode } from './stage/live-node.ts';
import { Happenings, notesMigration } from './stage/notes.ts';
import { pick, randomFrom } from './stage/random.ts';
import { StageDesk } from './stage/stage-desk.ts';

const eastmere = 'eastmere-police';
const postgres = engines[1]!;
const stage = fileURLToPath(new URL('./stage/stage-process.ts', import.meta.url));
const kills = 5;
/** A desk that reached nobody by then tries the other node; all of it may take long on a machine that has much to do. */
const attempt = { timeout: 5_000 };
const toldWithinMs = 45_000;
const patienceMs = kills * toldWithinMs;

interface Node {
  readonly url: string;
  kill(): Promise<void>;
}

async function startNode(database: string): Promise<Node> {
  const child: ChildProcess = fork(stage, [database], { execArgv: [] });
  const { value } = await new Promise<{ value: string }>((resolve) => child.once('message', resolve as never));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    url: value,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const title = postgres.isThere ? 'a node killed' : 'a node killed [peer:postgres]';

describe.skipIf(!postgres.isThere)(title, () => {
  let opened: OpenedDatabase;
  let staying: LiveNode;

  beforeAll(async () => {
    opened = await postgres.open();
    await opened.database.migrate([platformMigration, notesMigration]);
    staying = await LiveNode.open({ database: opened.database });
    await new Happenings(opened.database).person(eastmere, 'ann', { 'directory.read': 'all' });
  });
  afterAll(async () => {
    await staying.close();
    await opened.dispose();
  });

  test('[S-03 part] with kill -9 while facts stream: its desks go on at the other node, nothing lost, nothing twice', {
    timeout: patienceMs,
  }, async () => {
    const seed = Number(process.env['LIVE_SEED'] ?? Date.now() % 1_000_000);
    console.info(`seed ${seed}`);
    const chance = randomFrom(seed);
    const happens = new Happenings(opened.database);
    const desks = Array.from({ length: 6 }, () => new StageDesk('ann'));
    for (const desk of desks) desk.connect(staying.url);
    await eventually('all are up', () => desks.every((desk) => desk.positions.has(eastmere)));
    let written = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const doomed = await startNode(opened.url);
      for (const desk of desks) desk.connect(pick(chance, [doomed.url, doomed.url, staying.url]), attempt);
      const until = written + 40;
      const killAt = written + Math.floor(chance() * 40);
      for (; written < until; written += 1) {
        if (written === killAt) void doomed.kill();
        await happens.write(eastmere, { noteId: `n-${written}`, serviceAreaId: null, title: 'x', secret: '' });
      }
      await doomed.kill();
      const everythingIsTold = () => {
        for (const desk of desks) if (!desk.isConnected && !desk.isTrying) desk.connect(staying.url, attempt);
        return desks.every((desk) => desk.told.length >= written);
      };
      await eventually(`kill ${kill}: everything is told`, everythingIsTold, toldWithinMs);
    }
    const all = Array.from({ length: written }, (_, n) => `n-${n}`);
    for (const desk of desks) {
      expect(desk.told.map(({ event }) => event.subjectId)).toEqual(all);
      expect(desk.gaps).toEqual([]);
    }
    for (const desk of desks) desk.disconnect();
    expect(staying.failures).toEqual([]);
  });
});
