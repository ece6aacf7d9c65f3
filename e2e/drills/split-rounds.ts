import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, hotStatement, openDatabase } from '../../server/src/platform/database/index.ts';
import { FaultyLine } from './chat/faulty-line.ts';
import { HouseProcess } from './chat/house-process.ts';
import { faultsNow, lookAt } from './router/law.ts';
import { RouterAgent } from './router/router-agent.ts';
import { Town } from './router/town.ts';
import { dyingHouse } from './router-rounds.ts';

/** What befalls the leader: it dies, stands still, or cannot reach the database while nobody tells it so. */
export type LeaderFault = 'killed' | 'frozen' | 'cutOff';
export const leaderFaults: readonly LeaderFault[] = ['killed', 'frozen', 'cutOff'];

export interface SplitPlan {
  /** The database both servers stand on. */
  readonly databaseUrl: string;
  readonly rounds: number;
  readonly citizens: number;
  readonly agents: readonly { readonly userName: string; readonly password: string }[];
  readonly channel: string;
  readonly random: () => number;
}

export interface SplitReport {
  readonly faults: Readonly<Record<LeaderFault, number>>;
  readonly contacts: number;
  readonly accepted: number;
  /** How often the database was asked, while all this went on, whether the law held. */
  readonly looks: number;
  /** From the fault to the first offer of the next leader. */
  readonly toNextOfferMs: Readonly<Record<LeaderFault, readonly number[]>>;
  readonly broken: readonly string[];
}

const lookEveryMs = 100;
/** At least so long a fault lasts, so that the other side gives up on it. */
const faultMs = 4_000;
const nextOfferWithinMs = 30_000;
const drainWithinMs = 180_000;

/**
 * Two servers on one PostgreSQL, and the one that leads is killed, frozen or cut off from the database, by turns. All the
 * while the database is asked whether anybody is offered beyond her capacity or anything belongs to two.
 */
export async function splitRounds(plan: SplitPlan): Promise<SplitReport> {
  const split = await Split.open(plan);
  const broken: string[] = [];
  const done: Record<LeaderFault, number> = { killed: 0, frozen: 0, cutOff: 0 };
  const toNextOfferMs: Record<LeaderFault, number[]> = { killed: [], frozen: [], cutOff: [] };
  try {
    await split.begin();
    for (let round = 0; round < plan.rounds; round += 1) {
      const fault = leaderFaults[round % leaderFaults.length]!;
      const took = await split.befall(fault);
      done[fault] += 1;
      if (took === null) broken.push(`round ${round + 1}, ${fault}: no offer within ${nextOfferWithinMs} ms`);
      else toNextOfferMs[fault].push(took);
    }
    broken.push(...(await split.end()));
  } finally {
    await split.close();
  }
  const { conversations, accepted } = split.ledger;
  const report = { faults: done, contacts: conversations.size, accepted: accepted.size, looks: split.looks };
  return { ...report, toNextOfferMs, broken: [...broken, ...split.broken] };
}

interface Server {
  readonly house: HouseProcess;
  /** Its way to the database. */
  readonly line: FaultyLine;
  /** What it calls itself in the lease, once that is known; a new process has a new name. */
  nodeId: string | null;
}

interface Lease {
  readonly organisation_id: string;
  readonly node_id: string;
  readonly epoch: number;
  readonly until_at: number;
}

const leases = hotStatement(
  'drill.leases',
  `SELECT l.organisation_id, l.node_id, l.epoch, l.until_at FROM routing_lease l
   WHERE EXISTS (SELECT 1 FROM reservation r WHERE r.organisation_id = l.organisation_id)`,
);
const firstOfTerm = hotStatement(
  'drill.first-of-term',
  'SELECT min(offered_at) AS at FROM reservation WHERE organisation_id = ? AND epoch > ? AND offered_at >= ?',
);
const lateOffers = hotStatement(
  'drill.late-offers',
  `SELECT r.id FROM reservation r WHERE EXISTS (
     SELECT 1 FROM reservation later
     WHERE later.organisation_id = r.organisation_id AND later.epoch > r.epoch AND later.id < r.id
       AND later.offered_at < r.offered_at)`,
);
const open = hotStatement(
  'drill.open-contacts',
  "SELECT id, state FROM contact WHERE state NOT IN ('ended', 'abandoned')",
);

class Split {
  readonly broken: string[] = [];
  looks = 0;
  readonly #database: Database;
  readonly #servers: readonly [Server, Server];
  readonly #agents: readonly RouterAgent[];
  readonly #town: Town;
  readonly #folder: string;
  #isOver = false;
  #watching: Promise<void> = Promise.resolve();

  private constructor(parts: { database: Database; servers: [Server, Server]; folder: string; plan: SplitPlan }) {
    const { database, servers, folder, plan } = parts;
    this.#database = database;
    this.#servers = servers;
    this.#folder = folder;
    const urls = servers.map(({ house }) => house.url);
    this.#agents = plan.agents.map((account, index) => new RouterAgent(urls[index % 2]!, account, plan.random, true));
    this.#town = new Town(urls, plan, (work) => work(database));
  }

  static async open(plan: SplitPlan): Promise<Split> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-split-'));
    const key = { DATA_KEY: randomBytes(32).toString('hex') };
    const start = async (name: string, DRILL_SEED: string): Promise<Server> => {
      const line = await FaultyLine.to(plan.databaseUrl);
      const url = new URL(plan.databaseUrl);
      url.port = new URL(line.url).port;
      const environment = { ...key, SEED: 'none', DRILL_SEED, DATABASE_URL: url.href };
      return { house: await HouseProcess.start(join(folder, name), environment, dyingHouse), line, nodeId: null };
    };
    const servers: [Server, Server] = [await start('one', 'demo'), await start('other', 'none')];
    return new Split({ database: openDatabase(plan.databaseUrl, Date.now), servers, folder, plan });
  }

  get ledger() {
    for (const agent of this.#agents)
      for (const [id, contact] of agent.accepted) this.#town.ledger.accepted.set(id, contact);
    return this.#town.ledger;
  }

  /** People come; the first to lead is found out by standing the other one still. */
  async begin(): Promise<void> {
    for (const agent of this.#agents) {
      await agent.start();
      agent.beDiligent();
    }
    this.#town.open();
    this.#watching = this.#watch();
    await this.#until('somebody leads', async () => (await this.#lease()) !== undefined);
    const [one, other] = this.#servers;
    other.house.freeze();
    await pause(1_000);
    // Whoever renews the lease now is not the one that stands still.
    const before = (await this.#lease())!;
    await this.#until('the lease is renewed', async () => (await this.#lease())?.until_at !== before.until_at);
    one.nodeId = (await this.#lease())!.node_id;
    other.nodeId = before.node_id === one.nodeId ? null : before.node_id;
    other.house.thaw();
    await this.#healthy();
  }

  /** One fault of whoever leads, until the other one has made an offer; milliseconds to that. */
  async befall(fault: LeaderFault): Promise<number | null> {
    const lease = (await this.#lease())!;
    const leader = this.#leaderBy(lease);
    const other = this.#servers.find((server) => server !== leader)!;
    const at = Date.now();
    if (fault === 'killed') await leader.house.kill();
    else if (fault === 'frozen') leader.house.freeze();
    else await leader.line.break({ kind: 'silence', midFrame: false });
    const offeredAt = await this.#nextTerm(lease, at);
    other.nodeId = (await this.#lease())?.node_id ?? null;
    await pause(Math.max(0, at + faultMs - Date.now()));
    if (fault === 'killed') {
      leader.nodeId = null;
      await leader.house.start();
    } else if (fault === 'frozen') leader.house.thaw();
    else await leader.line.mend();
    await this.#healthy();
    return offeredAt === null ? null : offeredAt - at;
  }

  /** Nobody new comes: everybody must be served, and nothing be left over. */
  async end(): Promise<string[]> {
    this.#town.close();
    const deadline = performance.now() + drainWithinMs;
    let left = await this.#database.readPrepared<{ id: string; state: string }>(open, []);
    while ((left.length > 0 || !this.#town.isEmpty) && performance.now() < deadline) {
      await pause(500);
      left = await this.#database.readPrepared<{ id: string; state: string }>(open, []);
    }
    await Promise.all(this.#agents.map((agent) => agent.stop()));
    this.#isOver = true;
    await this.#watching;
    for (const { house } of this.#servers) await house.kill();
    const { faults } = await lookAt(this.#database, this.ledger);
    const late = await this.#database.readPrepared<{ id: string }>(lateOffers, []);
    return [
      ...left.map(({ id, state }) => `${id} is stuck: ${state}`),
      ...faults,
      ...late.map(({ id }) => `${id} was offered by a leader whose term was over`),
      ...this.#agents.flatMap(({ surprises }) => surprises),
      ...this.#town.surprises,
    ];
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#watching;
    for (const { house, line } of this.#servers) {
      house.thaw();
      await house.kill();
      await line.close();
    }
    await this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #watch(): Promise<void> {
    while (!this.#isOver) {
      this.broken.push(...(await faultsNow(this.#database)));
      this.looks += 1;
      await pause(lookEveryMs);
    }
  }

  async #lease(): Promise<Lease | undefined> {
    return (await this.#database.readPrepared<Lease>(leases, []))[0];
  }

  #leaderBy({ node_id }: Lease): Server {
    const known = this.#servers.find(({ nodeId }) => nodeId === node_id);
    if (known) return known;
    const unknown = this.#servers.find(({ nodeId }) => nodeId === null) ?? this.#servers[0];
    unknown.nodeId = node_id;
    return unknown;
  }

  async #nextTerm({ organisation_id, epoch }: Lease, since: number): Promise<number | null> {
    const deadline = performance.now() + nextOfferWithinMs;
    while (performance.now() < deadline) {
      const values = [organisation_id, epoch, since];
      const [row] = await this.#database.readPrepared<{ at: number | null }>(firstOfTerm, values);
      if (row?.at !== null && row?.at !== undefined) return Number(row.at);
      await pause(20);
    }
    return null;
  }

  async #healthy(): Promise<void> {
    for (const { house } of this.#servers) await house.untilReady();
    await pause(2_000);
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + nextOfferWithinMs;
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error(`It never came that ${what}`);
      await pause(100);
    }
  }
}
