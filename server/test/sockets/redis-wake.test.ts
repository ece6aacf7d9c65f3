import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase, platformMigration } from '../../src/platform/database/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { eventually } from './stage/eventually.ts';
import { LiveNode } from './stage/live-node.ts';
import { Happenings, notesMigration } from './stage/notes.ts';
import { StageDesk } from './stage/stage-desk.ts';

const eastmere = 'eastmere-police';
const postgres = engines[1]!;
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const missing = [...(hasRedis ? [] : ['peer:redis']), ...(postgres.isThere ? [] : ['peer:postgres'])];

/** A real Redis on a loopback port, without any persistence. */
class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'switchboard-redis-'));
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<RedisServer> {
    const redis = new RedisServer(await freePort());
    redis.start();
    return redis;
  }

  start(): void {
    const settings = ['--port', `${this.#port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.#process = spawn('redis-server', [...settings, '--dir', this.#folder], { stdio: 'ignore' });
  }

  async kill(): Promise<void> {
    const running = this.#process;
    if (!running || running.signalCode !== null || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const title = ['two nodes woken by Redis', ...missing.map((peer) => `[${peer}]`)].join(' ');

describe.skipIf(missing.length > 0)(title, () => {
  let opened: OpenedDatabase;
  let other: Database;
  let redis: RedisServer;
  let here: LiveNode;
  let there: LiveNode;
  const changes: boolean[] = [];

  beforeAll(async () => {
    opened = await postgres.open();
    await opened.database.migrate([platformMigration, notesMigration]);
    other = openDatabase(opened.url, Date.now);
    redis = await RedisServer.start();
    const redisChanged = (isWorking: boolean) => void changes.push(isWorking);
    here = await LiveNode.open({ database: opened.database, redisUrl: redis.url });
    there = await LiveNode.open({ database: other, redisUrl: redis.url, redisChanged });
    await new Happenings(opened.database).person(eastmere, 'ann', { 'directory.read': 'all' });
  });
  afterAll(async () => {
    await here.close();
    await there.close();
    await redis.remove();
    await other.close();
    await opened.dispose();
  });

  const bothWork = () => here.waking.isRedisWorking() === true && there.waking.isRedisWorking() === true;
  const bothLost = () => here.waking.isRedisWorking() === false && there.waking.isRedisWorking() === false;

  test('[S-03 part] Redis killed, away and back: every fact of the other node arrives, in order', async () => {
    await eventually('Redis works', bothWork);
    const ann = new StageDesk('ann');
    ann.connect(there.url);
    await eventually('the snapshot is here', () => ann.positions.has(eastmere));
    const happens = new Happenings(opened.database);
    let written = 0;
    const writeSome = async () => {
      for (let n = 0; n < 20; n += 1, written += 1) {
        await happens.write(eastmere, { noteId: `n-${written}`, serviceAreaId: null, title: 'x', secret: '' });
      }
    };
    const allTold = () => ann.told.length === written;

    await writeSome();
    await eventually('told with Redis', allTold);
    await writeSome();
    await redis.kill();
    await writeSome();
    await eventually('told while Redis dies', allTold);
    await eventually('the loss is known', bothLost);
    await writeSome();
    await eventually('told without Redis', allTold);
    redis.start();
    await eventually('Redis works again', bothWork);
    await writeSome();
    await eventually('told with Redis again', allTold);

    expect(ann.told.map(({ event }) => event.subjectId)).toEqual(Array.from({ length: written }, (_, n) => `n-${n}`));
    expect(ann.gaps).toEqual([]);
    expect(changes).toEqual([true, false, true]);
    expect([...here.failures, ...there.failures]).toEqual([]);
    ann.disconnect();
  });
});
