/**
 * From the moment an agent is free again to the offer at her desk's socket, with many contacts waiting; beside two who
 * look for free agents every second and every 100 ms, as peers do, in the same run and of the same agent. The clock
 * begins at the transaction that ends her wrap-up, so its commit is in the time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { HouseProcess } from '../drills/chat/house-process.ts';
import { routerAgents, routerChannel } from '../drills/router/cast.ts';
import { copyWaiting, oneWaits } from '../drills/router/waiting-copies.ts';
import { FreedDesk } from './freed/freed-desk.ts';
import { Poller } from './freed/poller.ts';
import { reportFigure } from './runner/figure.ts';
import { quantile } from './runner/quantile.ts';

const { values } = parseArgs({
  options: { waiting: { type: 'string', default: '2000' }, rounds: { type: 'string', default: '300' } },
});
const [waiting, rounds] = [Number(values.waiting), Number(values.rounds)];
const warmUps = 10;

const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
const house = await HouseProcess.start(folder, {}, 'e2e/bench/hosts/wide-open.ts');
const ours: number[] = [];
let pollers: Poller[] = [];
try {
  await oneWaits(house.url, routerChannel);
  await pause(500);
  await house.stop();
  const database = new Sqlite(house.databaseFile);
  copyWaiting(database, waiting);
  database.close();
  await house.start();
  const desk = await FreedDesk.open(house.url, routerAgents[0]!);
  pollers = [new Poller(house.databaseFile, 1_000), new Poller(house.databaseFile, 100)];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    if (round === warmUps) for (const poller of pollers) poller.start();
    const { contactId, offeredAt } = await desk.freeOne();
    const freedAt = freedAtOf(contactId);
    if (round < warmUps) continue;
    ours.push(Math.max(0, offeredAt - freedAt));
    // She is freed at no particular moment of anybody's second.
    await pause(Math.random() * 40);
  }
  await pause(1_100);
  desk.close();
} finally {
  for (const poller of pollers) poller.stop();
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const { everyMs, took } of pollers) {
  reportFigure({
    bench: 'freed-to-offer',
    figure: `agent freed → offer at her socket, p99, ${waiting} waiting, beside a look every ${everyMs} ms`,
    value: quantile(ours, 0.99),
    unit: 'ms',
    against: {
      what: `whoever looks every ${everyMs} ms, p99, without any way to the desk`,
      value: quantile(took, 0.99),
    },
    n: ours.length,
    limit: `ours p50 ${quantile(ours, 0.5)} ms; the poller p50 ${quantile(took, 0.5)} ms of ${took.length}`,
  });
}
reportFigure({
  bench: 'freed-to-offer',
  figure: `agent freed → offer at her socket, p99, ${waiting} waiting`,
  value: quantile(ours, 0.99),
  unit: 'ms',
  target: { max: 10 },
  n: ours.length,
  limit: `p50 ${quantile(ours, 0.5)} ms: two durable commits, the wrap-up and the offer, and the way to the desk between`,
});
process.exit();

function freedAtOf(contactId: string): number {
  const stored = new Sqlite(house.databaseFile, { readonly: true });
  const select = 'SELECT max(completed_at) AS at FROM interaction WHERE contact_id = ?';
  const { at } = stored.prepare<[string], { at: number }>(select).get(contactId)!;
  stored.close();
  return at;
}
