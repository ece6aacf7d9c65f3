import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, hotStatement, openDatabase } from '../../server/src/platform/database/index.ts';
import { HouseProcess } from './chat/house-process.ts';
import { type DeathPoint, order } from './router/house-orders.ts';
import { lookAt, type Places } from './router/law.ts';
import { RouterAgent } from './router/router-agent.ts';
import { Town } from './router/town.ts';

export type KillPoint = DeathPoint | 'anywhere';
const points: readonly KillPoint[] = ['insideTransaction', 'beforeAnswer', 'anywhere'];

export interface RouterPlan {
  readonly kills: number;
  readonly citizens: number;
  readonly agents: readonly { readonly userName: string; readonly password: string }[];
  readonly channel: string;
  readonly random: () => number;
}

export interface RouterReport {
  readonly kills: Readonly<Record<KillPoint, number>>;
  readonly contacts: number;
  readonly accepted: number;
  /** At how many kills somebody was there. */
  readonly killsWith: Places;
  /** From the moment the server says it is ready to the first offer it makes, where somebody could be offered at once. */
  readonly toNextOfferMs: readonly number[];
  /** Everything that must not be: empty when the promise holds. */
  readonly broken: readonly string[];
}

export const dyingHouse = 'e2e/drills/router/dying-house.ts';
const drainWithinMs = 180_000;

/**
 * Kills the router again and again with contacts in every state: a third of the kills inside an open transaction, a third
 * between commit and acknowledgement, a third from outside. After each, while nothing runs, the database is asked whether
 * anything is lost, doubled, stuck or beyond anybody's capacity, and whether every wait is still what it was.
 */
export async function routerRounds(plan: RouterPlan): Promise<RouterReport> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-router-'));
  const house = await HouseProcess.start(folder, {}, dyingHouse);
  const agents = plan.agents.map((account) => new RouterAgent(house.url, account, plan.random));
  const town = new Town([house.url], plan, (work) => inDatabase(house, work));
  const broken: string[] = [];
  const kills: Record<KillPoint, number> = { insideTransaction: 0, beforeAnswer: 0, anywhere: 0 };
  const killsWith: Record<string, number> = {};
  const toNextOfferMs: number[] = [];
  const look = async (when: string): Promise<Places> => {
    for (const agent of agents) for (const [id, contact] of agent.accepted) town.ledger.accepted.set(id, contact);
    const { faults, places } = await inDatabase(house, (database) => lookAt(database, town.ledger));
    broken.push(...faults.map((fault) => `${when}: ${fault}`));
    return places;
  };
  try {
    for (const agent of agents) await agent.start();
    town.open();
    await pause(3_000);
    for (let round = 0; round < plan.kills; round += 1) {
      const point = points[round % points.length]!;
      await kill(house, point, plan.random);
      kills[point] += 1;
      const places = await look(`after kill ${round + 1}, ${point}`);
      for (const [place, count] of Object.entries(places)) {
        if (count > 0) killsWith[place] = (killsWith[place] ?? 0) + 1;
      }
      await house.start();
      const readyAt = Date.now();
      if (round % 5 === 0) toNextOfferMs.push(...(await firstOfferAfter(house, readyAt)));
      else await pause(plan.random() * 600);
    }
    town.close();
    for (const agent of agents) agent.beDiligent();
    broken.push(...(await stuck(house, town)));
    await Promise.all(agents.map((agent) => agent.stop()));
    await town.closed();
    await house.kill();
    await look('at the end');
  } finally {
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  broken.push(...agents.flatMap(({ surprises }) => surprises), ...town.surprises);
  return {
    kills,
    contacts: town.ledger.conversations.size,
    accepted: town.ledger.accepted.size,
    killsWith,
    toNextOfferMs,
    broken,
  };
}

async function kill(house: HouseProcess, point: KillPoint, random: () => number): Promise<void> {
  if (point !== 'anywhere' && (await order(house.url, 'death', { point, after: Math.floor(random() * 30) }))) {
    // Something always happens; should it not, the kill comes from outside.
    await Promise.race([house.ended(), pause(5_000)]);
  } else await pause(random() * 800);
  await house.kill();
}

async function inDatabase<T>(house: HouseProcess, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(`sqlite:${house.databaseFile}`, Date.now);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const firstOffer = hotStatement(
  'drill.first-offer',
  'SELECT min(offered_at) AS at FROM reservation WHERE offered_at >= ?',
);
const offerLookMs = 4_000;

/** Milliseconds to the first offer; nothing when none was made in a while, as when all who are ready are full. */
async function firstOfferAfter(house: HouseProcess, readyAt: number): Promise<number[]> {
  return inDatabase(house, async (database) => {
    const deadline = performance.now() + offerLookMs;
    while (performance.now() < deadline) {
      const [row] = await database.readPrepared<{ at: number | null }>(firstOffer, [readyAt]);
      if (typeof row?.at === 'number') return [row.at - readyAt];
      await pause(20);
    }
    return [];
  });
}

const open = hotStatement(
  'drill.still-open',
  `SELECT id, state FROM contact WHERE state NOT IN ('ended', 'abandoned')`,
);

/** Nobody new comes, everybody works: whoever is not served in the end is stuck. */
async function stuck(house: HouseProcess, town: Town): Promise<string[]> {
  const deadline = performance.now() + drainWithinMs;
  const left = () => inDatabase(house, (database) => database.readPrepared<{ id: string; state: string }>(open, []));
  for (;;) {
    const still = await left();
    if (still.length === 0 && town.isEmpty) return [];
    if (performance.now() > deadline) return still.map(({ id, state }) => `${id} is stuck: ${state}`);
    await pause(500);
  }
}
