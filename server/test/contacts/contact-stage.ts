import type { Message } from '@switchboard/shared/conversations';
import type { Refusal } from '@switchboard/shared/errors';
import { newId, type Result } from '@switchboard/shared/kernel';
import type { RoutingPlanSource } from '@switchboard/shared/routing-plan';
import { agentMigrations, setAgentState } from '../../src/agents/index.ts';
import {
  type Arrival,
  addMessage,
  beginContact,
  contactMigrations,
  contactOutline,
  conversationPage,
  enqueue,
  type QueueWish,
  registerContacts,
} from '../../src/contacts/index.ts';
import { customerMigrations } from '../../src/customers/index.ts';
import { hoursMigrations } from '../../src/hours/index.ts';
import { identityMigrations } from '../../src/identity/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { platformMigration, type Transaction } from '../../src/platform/database/index.ts';
import { EventLog } from '../../src/platform/events/event-log.ts';
import { JobRunner } from '../../src/platform/jobs/index.ts';
import { makeMetrics } from '../../src/platform/metrics/index.ts';
import { OperationRegistry } from '../../src/platform/operations/registry.ts';
import { searchMigration } from '../../src/platform/search/index.ts';
import { LiveCatalogue } from '../../src/platform/subscriptions/index.ts';
import { insertOutcomes, insertReasons, queueByKey, queueMigrations, stockPlan } from '../../src/queues/index.ts';
import type { OpenedDatabase, TestEngine } from '../engines.ts';

const morning = Date.UTC(2026, 10, 20, 9);
const quiet = { error: (what: object) => console.error(what), warn: () => {} };

export type WrapUpMode = 'none' | 'optional' | 'timed' | 'mandatory';

/** Eastmere Police with two operators and a supervisor, four queues, and a clock that a test moves. */
export class ContactStage {
  readonly organisationId = newId(morning);
  readonly ann = newId(morning);
  readonly ben = newId(morning);
  readonly sam = newId(morning);
  /** One queue for each way of wrapping up. */
  readonly queues = {} as Record<WrapUpMode, string>;
  readonly reasonId = newId(morning);
  readonly outcomeId = newId(morning);
  readonly scope = systemScope(this.organisationId, 'test', 'trace-1');
  readonly jobs: JobRunner;
  readonly clock: { now: number };
  readonly #opened: OpenedDatabase;
  #steady = 0;
  #starts = 0;

  private constructor(opened: OpenedDatabase, clock: { now: number }) {
    this.#opened = opened;
    this.clock = clock;
    const { database } = opened;
    this.jobs = new JobRunner({
      database,
      clock: () => clock.now,
      steadyClock: () => this.#steady,
      log: quiet,
      metrics: makeMetrics(),
    });
    const registry = new OperationRegistry();
    registerContacts(
      { registry, jobs: this.jobs, catalogue: new LiveCatalogue(), database },
      { deskLostAt: async () => null },
    );
  }

  static async open(engine: TestEngine): Promise<ContactStage> {
    const clock = { now: morning };
    const opened = await engine.open(() => clock.now);
    await opened.database.migrate([
      platformMigration,
      ...identityMigrations,
      searchMigration,
      ...customerMigrations,
      ...agentMigrations,
      ...queueMigrations,
      ...hoursMigrations,
      ...contactMigrations,
    ]);
    const stage = new ContactStage(opened, clock);
    await stage.in((tx) => stage.#furnish(tx));
    return stage;
  }

  get database() {
    return this.#opened.database;
  }

  get read() {
    return this.database.read(this.scope);
  }

  in<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTransaction(this.scope, work);
  }

  /** The same for what must be accepted. */
  async done<T>(work: (tx: Transaction) => Promise<Result<T, Refusal>>): Promise<T> {
    const answer = await this.in(work);
    if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`);
    return answer.value;
  }

  /** The code of a refusal, or `accepted`. A refused wish leaves nothing behind, as with the executor. */
  async codeOf<T>(work: (tx: Transaction) => Promise<Result<T, Refusal>>): Promise<string> {
    return this.in(async (tx) => {
      const answer = await work(tx);
      if (answer.ok) return 'accepted';
      await tx.takeBack();
      return answer.refusal.code;
    });
  }

  /** Time passes; timers that become due run, one after the other as their times come. */
  async pass(ms: number): Promise<void> {
    this.clock.now += ms;
    this.#steady += ms;
    await this.jobs.round();
    await this.jobs.round();
  }

  arrival(more: Partial<Arrival> = {}): Arrival {
    this.#starts += 1;
    return {
      channel: 'webchat',
      direction: 'inbound',
      language: 'en',
      displayName: 'Cleo',
      points: [],
      page: 'https://www.eastmere.example/lost',
      serviceAreaId: null,
      channelId: null,
      citizenId: 'cleo',
      startId: `start-${this.#starts}`,
      ...more,
    };
  }

  queueWish(mode: WrapUpMode, more: Partial<QueueWish> = {}): QueueWish {
    const none = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
    return { ...none, queueId: this.queues[mode], ...more };
  }

  /** A citizen who waits in the queue with this way of wrapping up. */
  waiting(mode: WrapUpMode = 'timed', more: Partial<Arrival> = {}) {
    return this.in(async (tx) => {
      const begun = await beginContact(tx, this.arrival(more));
      await enqueue(tx, begun.contactId, this.queueWish(mode));
      return begun;
    });
  }

  says(conversationId: string, text: string, clientId: string | null = null) {
    const author = { kind: 'citizen', userId: null, name: 'Cleo' } as const;
    return this.in((tx) => addMessage(tx, { conversationId, author, clientId, body: { kind: 'text', text } }));
  }

  async outline(contactId: string) {
    const outline = await contactOutline(this.read, contactId);
    if (!outline) throw new Error('No such contact');
    return outline;
  }

  async messages(conversationId: string): Promise<Message[]> {
    return (await conversationPage(this.read, conversationId, { after: 0, limit: 5_000 })).messages;
  }

  /** Every fact of the organisation so far. */
  events() {
    return new EventLog(this.database).readAfter(this.organisationId, 0, 100_000);
  }

  dispose(): Promise<void> {
    return this.#opened.dispose();
  }

  async #furnish(tx: Transaction): Promise<void> {
    const organisation_id = this.organisationId;
    const people = { Ann: this.ann, Ben: this.ben, Sam: this.sam };
    for (const [name, id] of Object.entries(people)) {
      await tx.db
        .insertInto('staff')
        .values({
          id,
          organisation_id,
          service_area_id: null,
          user_name: `${id}@eastmere.example`,
          display_name: name,
          display_name_key: name.toLowerCase(),
          job_title: null,
          email: null,
          phone_number: null,
          reference: null,
          status: 'active',
          created_at: tx.now,
          last_sign_in_at: null,
          failed_attempts: 0,
          locked_until_at: null,
          identity_provider: 'password',
          provider_subject: null,
          desk_epoch: 0,
          desk_session_id: null,
          version: 1,
        })
        .execute();
      await setAgentState(tx, { organisationId: organisation_id, userId: id }, ready);
    }
    const modes = ['none', 'optional', 'timed', 'mandatory'] as const;
    const source: RoutingPlanSource = {
      format: 1,
      skills: [],
      calendars: [],
      queues: modes.map((mode) => ({
        key: mode,
        name: `Enquiries (${mode})`,
        channels: ['webchat'],
        band: 5,
        steps: [{ needs: null, seconds: null }],
        offerSeconds: 20,
        wrapUp: { mode, seconds: 60 },
        targetSeconds: 30,
      })),
      links: [],
      contentRules: [],
    };
    await stockPlan(tx, { source, note: '' });
    for (const mode of modes) {
      this.queues[mode] = (await queueByKey(tx.db, organisation_id, mode))!.id;
    }
    const titles = { 'not-stated': 'Not stated', 'lost-property': 'Lost property' };
    for (const [key, title] of Object.entries(titles)) {
      const id = key === 'lost-property' ? this.reasonId : newId(tx.now);
      const place = { heading: 'General', position: 1, is_failure_demand: 0 };
      await insertReasons(tx.db, [{ id, organisation_id, key, title, ...place }]);
    }
    for (const key of ['abandoned', 'answered-by-bot', 'closed-by-platform', 'no-reply', 'advice']) {
      const id = key === 'advice' ? this.outcomeId : newId(tx.now);
      await insertOutcomes(tx.db, [{ id, organisation_id, key, title: key, position: 1 }]);
    }
  }
}

const ready = { state: 'ready', reason: null, when: 'now' } as const;
