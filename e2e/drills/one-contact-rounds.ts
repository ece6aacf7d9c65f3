import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Offer } from '@switchboard/shared/routing';
import { planOperations } from '@switchboard/shared/routing-plan';
import { type Database, hotStatement, openDatabase } from '../../server/src/platform/database/index.ts';
import { brokenPlaces } from '../../server/src/routing/index.ts';
import { Citizen } from './chat/citizen.ts';
import { HouseProcess } from './chat/house-process.ts';
import { contest, faultsOfAnswers, isAssigning, isTaking, type Option, type Reach } from './router/contest.ts';
import { faultsNow } from './router/law.ts';
import { type Account, Session, TwoDeskAgent } from './router/two-desks.ts';
import { dyingHouse } from './router-rounds.ts';

export interface OneContactPlan {
  /** PostgreSQL; without it the server's own SQLite file. */
  readonly databaseUrl?: string;
  readonly rounds: number;
  /** Manual picks in each round. */
  readonly picks: number;
  readonly agents: readonly Account[];
  /** One of the agents, who may give contacts to others. */
  readonly supervisor: string;
  /** Who may publish a plan. */
  readonly owner: Account;
  readonly channel: string;
  readonly random: () => number;
  /** No round begins any more when this says so. */
  readonly isOver?: () => boolean;
}

export interface OneContactReport {
  readonly rounds: number;
  /** Whose word was the first to be granted, by round; the citizen left before all, or it waits on. */
  readonly wonBy: Readonly<Record<Option | 'citizenLeft' | 'waitsOn', number>>;
  /** What became of the offer over which they fought. */
  readonly offerEnded: Readonly<Record<string, number>>;
  /** A contact that had been taken and was given to somebody else in the same moment. */
  readonly reassigned: number;
  readonly reached: Readonly<Record<Option, number>>;
  readonly refusedWith: Readonly<Record<string, number>>;
  readonly broken: readonly string[];
}

const offerWithinMs = 60_000;

const stateOf = hotStatement('drill.contest-contact', 'SELECT organisation_id, state FROM contact WHERE id = ?');
const partsOf = hotStatement(
  'drill.contest-parts',
  "SELECT user_id, state, is_owner, reservation_id FROM interaction WHERE contact_id = ? AND kind = 'agent'",
);
const offerState = hotStatement('drill.contest-offer', 'SELECT state FROM reservation WHERE id = ?');

interface Part {
  readonly user_id: string;
  readonly state: string;
  readonly is_owner: number | boolean;
  readonly reservation_id: string | null;
}

/**
 * One contact, at once: it is accepted from the desk that is taken over and from the one that takes over, its offer runs
 * out, the citizen leaves (in two rounds of three), a supervisor gives it to somebody, and hundreds pick it by hand. One
 * has it in the end; everybody else was told why not.
 */
export async function oneContactRounds(plan: OneContactPlan): Promise<OneContactReport> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-contest-'));
  const { databaseUrl } = plan;
  const there = databaseUrl && {
    DATA_KEY: randomBytes(32).toString('hex'),
    SEED: 'none',
    DRILL_SEED: 'demo',
    DATABASE_URL: databaseUrl,
  };
  const house = await HouseProcess.start(folder, there || {}, dyingHouse);
  const database = openDatabase(databaseUrl ?? `sqlite:${house.databaseFile}`, Date.now);
  const agents: TwoDeskAgent[] = [];
  try {
    await allowPicking(await Session.signIn(house.url, plan.owner));
    for (const account of plan.agents) agents.push(await TwoDeskAgent.start(house.url, account));
    const rounds = new Rounds({ house, database, agents, plan });
    for (let round = 0; round < plan.rounds && !plan.isOver?.(); round += 1) await rounds.one(round);
    return rounds.report();
  } finally {
    for (const agent of agents) agent.stop();
    await database.close();
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every queue may be picked from. */
async function allowPicking(owner: Session): Promise<void> {
  const { revision, published } = await owner.done(planOperations.read, {});
  const { plan } = published!;
  const draft = { ...plan, queues: plan.queues.map((queue) => ({ ...queue, manualPick: true })) };
  const saved = await owner.done(planOperations.saveDraft, { revision, plan: draft });
  await owner.done(planOperations.publish, { revision: saved.revision, note: 'Picked by hand' });
}

interface Ring {
  readonly house: HouseProcess;
  readonly database: Database;
  readonly agents: readonly TwoDeskAgent[];
  readonly plan: OneContactPlan;
}

class Rounds {
  readonly #ring: Ring;
  readonly #broken: string[] = [];
  readonly #wonBy = { oldDesk: 0, newDesk: 0, assignment: 0, manualPick: 0, citizenLeft: 0, waitsOn: 0 };
  readonly #reached = { oldDesk: 0, newDesk: 0, assignment: 0, manualPick: 0 };
  readonly #offerEnded: Record<string, number> = {};
  readonly #refusedWith: Record<string, number> = {};
  #reassigned = 0;
  #rounds = 0;

  constructor(ring: Ring) {
    this.#ring = ring;
  }

  async one(round: number): Promise<void> {
    const { house, agents, plan } = this.#ring;
    await this.#until('everybody is free', async () =>
      (await Promise.all(agents.map((one) => one.isFree()))).every(Boolean),
    );
    const citizen = new Citizen(house.url, plan.channel);
    await citizen.start();
    await citizen.say('I want to speak to a person');
    const { asked, offer } = await this.#offered();
    const { contactId } = offer;
    const doesCitizenLeave = round % 3 !== 0;
    const [row] = await this.#rows<{ organisation_id: string }>(stateOf, contactId);
    const others = agents.filter((one) => one !== asked);
    const reached = await contest({
      url: house.url,
      organisationId: row!.organisation_id,
      offer,
      asked,
      everybody: agents,
      supervisor: agents[plan.agents.findIndex(({ userName }) => userName === plan.supervisor)]!,
      heir: others[Math.floor(plan.random() * others.length)]!,
      citizen,
      doesCitizenLeave,
      picks: plan.picks,
      random: plan.random,
    });
    await this.#judge(`round ${round + 1}, ${contactId}`, offer, reached, doesCitizenLeave);
    if (!doesCitizenLeave) await citizen.end();
    await citizen.leave();
    this.#rounds += 1;
  }

  report(): OneContactReport {
    return {
      rounds: this.#rounds,
      wonBy: this.#wonBy,
      offerEnded: this.#offerEnded,
      reassigned: this.#reassigned,
      reached: this.#reached,
      refusedWith: this.#refusedWith,
      broken: this.#broken,
    };
  }

  /** By the answers, and by what the database has when all are given. */
  async #judge(when: string, offer: Offer, reached: readonly Reach[], hasLeft: boolean): Promise<void> {
    const { database } = this.#ring;
    const [contact] = await this.#rows<{ state: string }>(stateOf, offer.contactId);
    const [ended] = await this.#rows<{ state: string }>(offerState, offer.id);
    const parts = await this.#rows<Part>(partsOf, offer.contactId);
    const faults = faultsOfAnswers(reached);
    const [taken, assigned] = [reached.some(isTaking), reached.filter(isAssigning).length];
    const granted = (taken ? 1 : 0) + assigned;
    if (parts.length !== granted) faults.push(`${granted} were granted, and ${parts.length} had it`);
    const owners = parts.filter(({ state, is_owner }) => Boolean(is_owner) && (state === 'active' || state === 'held'));
    const state = contact?.state ?? 'lost';
    if (owners.length !== (state === 'connected' ? 1 : 0)) faults.push(`${owners.length} own it, which is ${state}`);
    if (hasLeft && state !== 'ended' && state !== 'abandoned') faults.push(`the citizen left, and it is ${state}`);
    faults.push(...(await faultsNow(database)));
    for (const place of await brokenPlaces(database.readPrepared.bind(database))) faults.push(JSON.stringify(place));
    this.#broken.push(...faults.map((fault) => `${when}: ${fault}`));
    this.#count(reached, { offer: ended?.state ?? 'lost', hasLeft, isReassigned: taken && assigned > 0 });
  }

  #count(
    reached: readonly Reach[],
    how: { readonly offer: string; readonly hasLeft: boolean; readonly isReassigned: boolean },
  ): void {
    const first = reached.find(({ outcome }) => outcome === null);
    this.#wonBy[first?.option ?? (how.hasLeft ? 'citizenLeft' : 'waitsOn')] += 1;
    this.#offerEnded[how.offer] = (this.#offerEnded[how.offer] ?? 0) + 1;
    if (how.isReassigned) this.#reassigned += 1;
    for (const { option, outcome } of reached) {
      this.#reached[option] += 1;
      if (outcome !== null) this.#refusedWith[outcome] = (this.#refusedWith[outcome] ?? 0) + 1;
    }
  }

  async #offered(): Promise<{ asked: TwoDeskAgent; offer: Offer }> {
    let found: { asked: TwoDeskAgent; offer: Offer } | undefined;
    await this.#until('it is offered', async () => {
      for (const asked of this.#ring.agents) {
        const [offer] = await asked.offers();
        if (offer) found = { asked, offer };
      }
      return found !== undefined;
    });
    return found!;
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + offerWithinMs;
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error(`It never came that ${what}`);
      await pause(30);
    }
  }

  #rows<Row>(statement: ReturnType<typeof hotStatement>, id: string): Promise<Row[]> {
    return this.#ring.database.readPrepared<Row>(statement, [id]);
  }
}
