import type { Database } from '../../../src/platform/database/index.ts';
import { eventually } from './eventually.ts';
import { Judge, type Person } from './judge.ts';
import type { LiveNode } from './live-node.ts';
import { Happenings, type HeldRights } from './notes.ts';
import { pick, randomFrom } from './random.ts';
import { StageDesk } from './stage-desk.ts';

export interface ScheduleSettings {
  readonly seed: number;
  readonly steps: number;
  /** Where facts are written; each node may write by its own connection. */
  readonly databases: readonly Database[];
  readonly nodes: LiveNode[];
  /** A node dies and another takes its place. */
  replaceNode(index: number): Promise<LiveNode>;
}

export const organisations = ['eastmere-police', 'northvale-council'] as const;
const areas = [null, 'roads', 'harbour'] as const;
const someRights: readonly HeldRights[] = [
  { 'directory.read': 'all', 'users.read': 'all' },
  { 'directory.read': 'all' },
  { 'directory.read': ['roads'], 'users.read': ['roads'] },
  { 'directory.read': ['roads', 'harbour'], 'users.read': ['harbour'] },
  { 'users.read': 'all' },
  {},
];
const someFields = [['title'], ['secret'], ['title', 'secret'], null] as const;

/** One random story: desks come and go, stall and change nodes, rights and grants change, nodes die, facts happen. */
export class Schedule {
  readonly #settings: ScheduleSettings;
  readonly #chance: () => number;
  readonly #happenings: Happenings[];
  readonly #people: Person[];
  readonly #desks = new Map<string, StageDesk>();
  readonly #notes = new Map<string, Promise<unknown>>();
  readonly #mark: string;

  constructor(settings: ScheduleSettings) {
    this.#settings = settings;
    this.#chance = randomFrom(settings.seed);
    this.#happenings = settings.databases.map((database) => new Happenings(database));
    this.#mark = `s${settings.seed}`;
    this.#people = organisations.flatMap((home) => [1, 2, 3].map((n) => ({ id: `${this.#mark}-${home}-${n}`, home })));
  }

  /** Plays the story and answers what was found wrong: nothing, it is hoped. */
  async play(): Promise<string[]> {
    for (const { id, home } of this.#people) {
      await this.#happening().person(home, id, pick(this.#chance, someRights));
      this.#desks.set(id, new StageDesk(id));
      this.#connect(id);
    }
    for (let step = 0; step < this.#settings.steps; step += 1) await this.#step();
    await Promise.all(this.#notes.values());
    const faults = await this.#judge();
    for (const desk of this.#desks.values()) desk.disconnect();
    return faults;
  }

  async #step(): Promise<void> {
    const dice = this.#chance();
    const person = pick(this.#chance, this.#people);
    const desk = this.#desks.get(person.id)!;
    if (dice < 0.6) this.#writeOrErase();
    else if (dice < 0.64) await this.#happening().inSecret(pick(this.#chance, organisations));
    else if (dice < 0.72) await this.#happening().person(person.home, person.id, pick(this.#chance, someRights));
    else if (dice < 0.76) await this.#grant();
    else if (dice < 0.82) desk.cut();
    else if (dice < 0.9) this.#connect(person.id);
    else if (dice < 0.93) desk.isStalled = true;
    else if (dice < 0.96) desk.readOn();
    else if (dice < 0.98) this.#forget(desk);
    else if (this.#chance() < 0.3) await this.#nodeDies();
    // Lets what is on its way arrive, now and then: both tight and loose timing belong to the story.
    if (this.#chance() < 0.5) await new Promise((resolve) => setTimeout(resolve, this.#chance() * 6));
    if (this.#chance() < 0.1) for (const node of this.#settings.nodes) node.streams.beat();
  }

  #writeOrErase(): void {
    const home = pick(this.#chance, organisations);
    const area = pick(this.#chance, areas);
    const noteId = `${this.#mark}-${home}-${area}-${Math.floor(this.#chance() * 150)}`;
    const note = { noteId, serviceAreaId: area, title: `title ${this.#chance()}`, secret: `secret ${this.#chance()}` };
    const erases = this.#chance() < 0.15;
    const happenings = this.#happening();
    // One change of a note after the other; different notes change at the same time.
    const before = this.#notes.get(noteId) ?? Promise.resolve();
    this.#notes.set(
      noteId,
      before.then(() => (erases ? happenings.erase(home, note) : happenings.write(home, note))),
    );
  }

  async #grant(): Promise<void> {
    const [from, to] = this.#chance() < 0.5 ? organisations : [...organisations].reverse();
    await this.#happening().grant(from!, to!, pick(this.#chance, someFields));
  }

  #connect(id: string): void {
    this.#desks.get(id)!.connect(pick(this.#chance, this.#settings.nodes).url);
  }

  #forget(desk: StageDesk): void {
    desk.cut();
    desk.positions.clear();
    desk.shown.clear();
  }

  async #nodeDies(): Promise<void> {
    const { nodes } = this.#settings;
    const index = Math.floor(this.#chance() * nodes.length);
    nodes[index] = await this.#settings.replaceNode(index);
  }

  async #judge(): Promise<string[]> {
    const judge = await Judge.of(this.#settings.databases[0]!, organisations);
    for (const desk of this.#desks.values()) desk.readOn();
    await eventually(`seed ${this.#settings.seed}: every desk is up to date`, () => this.#isSettled(judge)).catch(
      (failure: Error) => {
        throw new Error(`${failure.message}; ${this.#state(judge)}`);
      },
    );
    const faults = await Promise.all(this.#people.map((person) => judge.faultsOf(this.#desks.get(person.id)!, person)));
    const failures = this.#settings.nodes.flatMap((node) =>
      node.failures.map((failure) => `a node failed: ${String(failure)}`),
    );
    return [...faults.flat(), ...failures];
  }

  #isSettled(judge: Judge): boolean {
    for (const node of this.#settings.nodes) node.streams.beat();
    // A desk may learn only now that its node has died.
    for (const [id, desk] of this.#desks) if (!desk.isConnected && !desk.isTrying) this.#connect(id);
    return this.#people.every(({ id, home }) => {
      const { positions } = this.#desks.get(id)!;
      const wanted = judge.streamsOf(home);
      return positions.size === wanted.length && wanted.every((s) => (positions.get(s)?.upTo ?? -1) >= judge.headOf(s));
    });
  }

  #state(judge: Judge): string {
    const desks = this.#people.map(({ id, home }) => {
      const desk = this.#desks.get(id)!;
      const ought = judge.streamsOf(home).map((stream) => `${stream}@${judge.headOf(stream)}`);
      const link = desk.isConnected ? 'up' : `down ${desk.refusal?.code ?? desk.ending?.code ?? ''}`;
      return `${id} ${link} ${JSON.stringify([...desk.positions.values()])} ought ${ought.join()}`;
    });
    const failures = this.#settings.nodes.flatMap((node) => node.failures.map((failure) => (failure as Error).stack));
    return [...desks, ...failures].join('\n');
  }

  #happening(): Happenings {
    return pick(this.#chance, this.#happenings);
  }
}
