import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Role } from '@switchboard/shared/access';
import type { Clock, Instant } from '@switchboard/shared/kernel';
import { PasswordHash, SignInLimits } from '../src/identity/index.ts';
import { systemScope } from '../src/platform/access/scope.ts';
import { loadConfiguration } from '../src/platform/configuration/index.ts';
import { makeLog } from '../src/platform/log/index.ts';
import { demoOrganisations, demoPassword, seedDemo, seedDemoQueues } from '../src/seed/index.ts';
import { type RunningServer, startServer } from '../src/start-server.ts';
import { cleanFileIn } from './channels/stage/clean-file.ts';
import { alertOf } from './content-rules/alert-of.ts';
import { type ContactInWorld, type ContactStep, contactOf } from './contacts/contact-of.ts';
import { requestOf } from './request-of.ts';

/** The two organisations of every test: alike in phone numbers and references, apart in everything else. */
export type House = 'eastmere' | 'northvale';
export const houses = ['eastmere', 'northvale'] as const;

export interface Person {
  readonly house: House;
  readonly role: Role;
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
}

export interface HouseIds {
  readonly organisationId: string;
  readonly areaIds: readonly string[];
  readonly userIds: readonly string[];
  readonly teamIds: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

export interface WorldSettings {
  readonly signInLimits?: SignInLimits;
  readonly passwords?: PasswordHash;
  readonly databaseUrl?: string;
  readonly publicUrl?: string;
  readonly scannerUrl?: string;
  /** Where the router is recorded. */
  readonly routingRecording?: string;
  readonly isOnContact?: (userId: string) => boolean;
  /** Where the log goes, at its most talkative; without it only failures are logged. */
  readonly logTo?: Writable;
  /** The real clock instead of the stopped one. */
  readonly clock?: Clock;
  /** Without the two organisations: what is there is what the database brought along. */
  readonly isEmpty?: boolean;
}

const cheap = { memoryKib: 64, passes: 1 };
export const worldPassword = demoPassword;
/** A Monday morning; it stands still until a test moves it. */
const morning = Date.UTC(2026, 10, 16, 9);

/** What an example may ask of a world; `mirrored()` shows it with the two organisations changed over. */
export interface ExampleWorld {
  readonly ids: Readonly<Record<House, HouseIds>>;
  readonly now: Instant;
  people(house: House): Person[];
  person(house: House, role: Role): Person;
  tokenOf(person: Person): Promise<string>;
  done<Body = Record<string, unknown>>(who: Person | null, name: string, input?: object): Promise<Body>;
  /** The id of a delivery of this organisation that was given up. */
  givenUpDelivery(house: House): Promise<string>;
  /** A webchat of this person's organisation that has come so far, in her hands if in anybody's. */
  contactOf(person: Person, step: ContactStep): Promise<ContactInWorld>;
  /** The id of a clean file in a contact that this person talks in. */
  cleanFileOf(person: Person): Promise<string>;
  /** The id of an alert over a contact of this person's organisation. */
  alertOf(person: Person): Promise<string>;
}

const otherHouse = { eastmere: 'northvale', northvale: 'eastmere' } as const satisfies Record<House, House>;

/** A whole server in this process on a fresh database with both organisations, and a clock that a test moves. */
export class World implements ExampleWorld {
  #server: RunningServer;
  readonly #start: () => Promise<RunningServer>;
  readonly ids: Readonly<Record<House, HouseIds>>;
  readonly #tokens = new Map<string, string>();
  readonly #clock: { now: Instant };
  /** What the server keeps: its database, keys and blobs. */
  readonly folder: string;

  private constructor(
    { server, start }: { server: RunningServer; start: () => Promise<RunningServer> },
    ids: Record<House, HouseIds>,
    clock: { now: Instant },
    folder: string,
  ) {
    this.#server = server;
    this.#start = start;
    this.ids = ids;
    this.#clock = clock;
    this.folder = folder;
  }

  static async open(settings: WorldSettings = {}): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-world-'));
    const clock = { now: morning };
    const configuration = loadConfiguration({
      DATA_DIR: folder,
      PORT: '0',
      TELEPHONY: 'off',
      LOG_LEVEL: 'fatal',
      SEED: 'none',
      ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
      ...(settings.publicUrl && { PUBLIC_URL: settings.publicUrl }),
      ...(settings.scannerUrl && { SCANNER_URL: settings.scannerUrl }),
      ...(settings.routingRecording && { ROUTING_RECORDING: settings.routingRecording }),
    });
    if (!configuration.ok) throw new Error(configuration.refusal.join(' '));
    const { isOnContact } = settings;
    const passwords = settings.passwords ?? new PasswordHash(cheap);
    const options: Parameters<typeof startServer>[1] = {
      clock: settings.clock ?? (() => clock.now),
      passwords,
      signInLimits: settings.signInLimits ?? new SignInLimits({ perAccount: 1e6, wrongPerAddress: 1e6 }),
      ...(settings.logTo && { log: makeLog('trace', settings.logTo) }),
      ...(isOnContact && { isOnContact: async (_db, userId: string) => isOnContact(userId) }),
      drainMs: 0,
    };
    const start = () => startServer(configuration.value, options);
    const server = await start();
    const nobody = { organisationId: '', areaIds: [], userIds: [], teamIds: [] };
    const seeded = settings.isEmpty
      ? [nobody, nobody]
      : await seedDemo({ database: server.platform.database, passwords });
    const [eastmere, northvale] = seeded ?? [];
    if (!eastmere || !northvale) throw new Error('The world was not empty');
    if (!settings.isEmpty) {
      await seedDemoQueues(server.platform.database, [eastmere.organisationId, northvale.organisationId]);
    }
    return new World({ server, start }, { eastmere, northvale }, clock, folder);
  }

  get now(): Instant {
    return this.#clock.now;
  }

  get server(): RunningServer {
    return this.#server;
  }

  /** The server ends and is started again on the same database and folder; the clock stands meanwhile. */
  async restart(): Promise<void> {
    await this.#server.stop();
    this.#server = await this.#start();
  }

  /** Moves the clock; timers that become due run before this returns. */
  async advance(ms: number): Promise<void> {
    this.#clock.now += ms;
    await this.server.platform.jobs.round();
  }

  people(house: House): Person[] {
    const { people } = demoOrganisations[houses.indexOf(house)]!;
    return people.map(({ role, userName, displayName }, index) => {
      return { house, role, userName, displayName, userId: this.ids[house].userIds[index]! };
    });
  }

  /** The first person of this role in this organisation. */
  person(house: House, role: Role): Person {
    const found = this.people(house).find((one) => one.role === role);
    if (!found) throw new Error(`Nobody is ${role} at ${house}`);
    return found;
  }

  /** Signs in afresh, as a program does, and answers the token. */
  async signIn(person: Pick<Person, 'userName'>, password: string = worldPassword): Promise<string> {
    const answer = await this.call(null, 'session.create', { username: person.userName, password });
    const { token } = answer.body as { token?: string };
    if (!token) throw new Error(`${person.userName} could not sign in: ${JSON.stringify(answer.body)}`);
    return token;
  }

  /** The person's token; she signs in when she is first asked for it. */
  async tokenOf(person: Person): Promise<string> {
    const known = this.#tokens.get(person.userName);
    if (known) return known;
    const token = await this.signIn(person);
    this.#tokens.set(person.userName, token);
    return token;
  }

  /** Calls an operation over HTTP as a person, with a token, or (null) as nobody. */
  async call(who: Person | { token: string } | null, name: string, input: object = {}): Promise<Answer> {
    const registered = this.server.platform.registry.get(name);
    if (!registered) throw new Error(`No operation ${name}`);
    const token = who === null ? undefined : 'token' in who ? who.token : await this.tokenOf(who);
    const response = await this.server.platform.http.inject({
      ...requestOf(registered.operation, input),
      headers: { 'idempotency-key': randomUUID(), ...(token && { authorization: `Bearer ${token}` }) },
    });
    const { statusCode: status, headers, body: text } = response;
    const isJson = String(headers['content-type']).includes('json');
    return { status, headers, body: isJson ? JSON.parse(text) : text };
  }

  /** The same, for a call that must succeed: answers the body, or throws with the refusal. */
  async done<Body = Record<string, unknown>>(who: Person | { token: string } | null, name: string, input: object = {}) {
    const { status, body } = await this.call(who, name, input);
    if (status >= 300) throw new Error(`${name} was refused: ${JSON.stringify(body)}`);
    return body as Body;
  }

  /** The same world seen from the other organisation: its ids and people stand where ours do. */
  mirrored(): ExampleWorld {
    const { eastmere: northvale, northvale: eastmere } = this.ids;
    return {
      ids: { eastmere, northvale },
      now: this.now,
      people: (house) => this.people(otherHouse[house]),
      person: (house, role) => this.person(otherHouse[house], role),
      tokenOf: (person) => this.tokenOf(person),
      done: (who, name, input) => this.done(who, name, input),
      givenUpDelivery: (house) => this.givenUpDelivery(otherHouse[house]),
      contactOf: (person, step) => this.contactOf(person, step),
      cleanFileOf: (person) => this.cleanFileOf(person),
      alertOf: (person) => this.alertOf(person),
    };
  }

  async givenUpDelivery(house: House): Promise<string> {
    const { database } = this.server.platform;
    const scope = systemScope(this.ids[house].organisationId, 'test');
    const id = await database.inTransaction(scope, async (tx) => tx.outbox({ kind: 'letter.post', payload: {} }));
    await database.inTransaction(scope, (tx) =>
      tx.db
        .updateTable('outbox')
        .set({ dead_at: tx.now, last_error: 'Undeliverable post 550' })
        .where('id', '=', id)
        .execute(),
    );
    return id;
  }

  contactOf(person: Person, step: ContactStep): Promise<ContactInWorld> {
    return contactOf(this.server.platform.database, { ...person, ...this.ids[person.house] }, step);
  }

  async cleanFileOf(person: Person): Promise<string> {
    const { conversationId } = await this.contactOf(person, 'connected');
    const { organisationId } = this.ids[person.house];
    return cleanFileIn(this.server, { organisationId, conversationId });
  }

  async alertOf(person: Person): Promise<string> {
    const { contactId } = await this.contactOf(person, 'waiting');
    const { organisationId } = this.ids[person.house];
    return alertOf(this.server.platform.database, { organisationId, contactId });
  }

  async close(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The code of a refusal. */
export function codeOf(answer: Answer): string | undefined {
  return (answer.body as { code?: string } | null)?.code;
}
