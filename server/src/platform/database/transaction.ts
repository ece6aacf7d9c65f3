import { type Instant, newId } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import { everyOrganisation, type Scope, systemScope } from '../access/scope.ts';
import { type AuditNote, writeAuditEntry } from '../audit-trail/audit-trail.ts';
import { type CommittedStream, type NewEvent, type PendingEvent, writeEvents } from '../events/event-writer.ts';
import { cancelJob, type JobPlan, writeJobs } from '../jobs/job-writer.ts';
import { type Delivery, writeDelivery } from '../outbox/outbox-writer.ts';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import { DatabaseMisuse } from './misuse.ts';
import { ScopePlugin } from './scope-plugin.ts';
import type { DatabaseSession } from './session.ts';
import type { Tables } from './tables.ts';

/**
 * State, events, deliveries, jobs and audit of one command, kept together or not at all. Valid only until the
 * work handed to `inTransaction` has returned.
 */
export class Transaction {
  readonly scope: Scope;
  readonly now: Instant;
  readonly #session: DatabaseSession;
  readonly #ledger: Ledger;
  #db: Kysely<Tables> | undefined;

  constructor(session: DatabaseSession, scope: Scope, now: Instant, ledger: Ledger = new Ledger()) {
    this.#session = session;
    this.scope = scope;
    this.now = now;
    this.#ledger = ledger;
  }

  /** State, limited to the scope. Made when it is first asked for: hot paths do without. */
  get db(): Kysely<Tables> {
    this.#ledger.refuseWhenClosed();
    this.#db ??= this.#session.kysely.withPlugin(new ScopePlugin(this.scope, false));
    return this.#db;
  }

  /** A fact of this organisation, numbered in its stream when the transaction ends. */
  event(event: NewEvent): void {
    this.#ledger.refuseWhenClosed();
    const organisationId = this.#organisationFor(event.organisationId);
    this.#ledger.events.push({ ...event, organisationId, eventId: newId(this.now), traceId: this.scope.traceId });
  }

  /** Who did what to which record, written with the change itself. Never put a secret in it. */
  async audit(note: AuditNote): Promise<void> {
    this.#ledger.refuseWhenClosed();
    this.#ledger.audited = true;
    const organisationId = this.#organisationFor(note.organisationId);
    await writeAuditEntry(this.#session, this.scope, { ...note, organisationId }, this.now);
  }

  /** Something to do outside after the commit, at least once: mail, webhooks. Returns the delivery's id. */
  outbox(delivery: Delivery): string {
    this.#ledger.refuseWhenClosed();
    const id = newId(this.now);
    const organisationId = this.#organisationFor(delivery.organisationId);
    this.#ledger.deliveries.push({ ...delivery, organisationId, id });
    return id;
  }

  /** A durable timer; the same kind and key again moves it. */
  async schedule(plan: JobPlan): Promise<void> {
    this.#ledger.refuseWhenClosed();
    const { traceId } = this.scope;
    await writeJobs(this.#session, this.#organisationFor(plan.organisationId), [plan], { now: this.now, traceId });
  }

  /** Many at once, of this organisation. */
  async scheduleEach(plans: readonly JobPlan[]): Promise<void> {
    this.#ledger.refuseWhenClosed();
    const { traceId } = this.scope;
    await writeJobs(this.#session, this.#organisationFor(undefined), plans, { now: this.now, traceId });
  }

  async cancel(kind: string, key: string, organisationId?: string): Promise<void> {
    this.#ledger.refuseWhenClosed();
    await cancelJob(this.#session, this.#organisationFor(organisationId), kind, key);
  }

  /** A hot path's rows. The statement itself names the organisation: read it twice. */
  prepared<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]> {
    this.#ledger.refuseWhenClosed();
    return this.#session.rows<Row>(statement, values);
  }

  /** A hot path's change; answers how many rows it changed. */
  change(statement: HotStatement, values: readonly SqlValue[]): Promise<number> {
    this.#ledger.refuseWhenClosed();
    return this.#session.change(statement, values);
  }

  /** The same change for each of these; answers how many rows each changed. */
  changeEach(statement: HotStatement, all: readonly (readonly SqlValue[])[]): Promise<number[]> {
    this.#ledger.refuseWhenClosed();
    return this.#session.changeEach(statement, all);
  }

  /**
   * The same transaction under the system's scope, for the few things that reach beyond one organisation
   * (creating one, finding a user name that must be unique everywhere). Each use is listed in a test.
   */
  asSystem(reason: string): Transaction {
    return new Transaction(
      this.#session,
      systemScope(everyOrganisation, reason, this.scope.traceId),
      this.now,
      this.#ledger,
    );
  }

  /** The same transaction for one organisation named by the system: jobs that serve every organisation. */
  asOrganisation(organisationId: string): Transaction {
    if (this.scope.organisationId !== everyOrganisation)
      throw new DatabaseMisuse('Only the system may choose an organisation');
    return new Transaction(this.#session, { ...this.scope, organisationId }, this.now, this.#ledger);
  }

  get wasAudited(): boolean {
    return this.#ledger.audited;
  }

  /** Takes back everything done so far, its events, deliveries and audit entries with it; the work goes on. */
  async takeBack(): Promise<void> {
    this.#ledger.refuseWhenClosed();
    await this.#session.restart();
    this.#ledger.clear();
  }

  /**
   * The last writes: numbers, events, deliveries. After every change of state, so that commit order is number
   * order on both engines (design §4).
   */
  async finish(): Promise<readonly CommittedStream[]> {
    this.#ledger.refuseWhenClosed();
    const streams = await writeEvents(this.#session, this.#ledger.events, this.scope, this.now);
    for (const delivery of this.#ledger.deliveries) await writeDelivery(this.#session, delivery, this.scope, this.now);
    this.#ledger.closed = true;
    return streams;
  }

  #organisationFor(named: string | undefined): string {
    const own = this.scope.organisationId;
    if (own === everyOrganisation) {
      if (!named) throw new DatabaseMisuse('The system must say for which organisation it acts');
      return named;
    }
    if (named && named !== own) throw new DatabaseMisuse('A scope acts only for its own organisation');
    return own;
  }
}

type PendingDelivery = Delivery & { organisationId: string; id: string };

class Ledger {
  events: PendingEvent[] = [];
  deliveries: PendingDelivery[] = [];
  audited = false;
  closed = false;

  clear(): void {
    this.events = [];
    this.deliveries = [];
    this.audited = false;
  }

  refuseWhenClosed(): void {
    if (this.closed) throw new DatabaseMisuse('A transaction was used after its end');
  }
}
