import type { Instant } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import type { DomainEvent, EventLog } from '../../platform/events/event-log.ts';
import { dropLeases, dropLeasesOfOthers, ledElsewhereUntil, takeLease } from '../storage/lease.ts';
import type { Recordings } from '../storage/recordings.ts';
import { DomainMemory } from './domain-memory.ts';
import { leaseMs } from './make-offers.ts';

export interface LeadingNeeds {
  readonly database: Database;
  readonly eventLog: Pick<EventLog, 'headOf' | 'readAfter'>;
  readonly clock: () => Instant;
  readonly nodeId: string;
  /** Present when what leaders are told and decide is written down. */
  readonly recordings?: Recordings | undefined;
}

/** Further behind than this, the rows themselves are read sooner than what happened to them. */
const mostCaughtUp = 2_000;

/**
 * The routing domains that this node leads, each with its memory (design §4). Whoever does not lead keeps none. A new
 * term begins with a new memory: nothing that was remembered under an older one is decided by.
 */
export class Leading {
  readonly #needs: LeadingNeeds;
  readonly #memories = new Map<string, DomainMemory>();

  constructor(needs: LeadingNeeds) {
    this.#needs = needs;
  }

  get led(): readonly string[] {
    return [...this.#memories.keys()];
  }

  hear(event: DomainEvent): void {
    this.#memories.get(event.organisationId)?.hear(event);
  }

  known(organisationId: string): DomainMemory | undefined {
    return this.#memories.get(organisationId);
  }

  /** The memory of an organisation this node leads, or leads from now on; null while another node does. */
  async memoryOf(organisationId: string): Promise<DomainMemory | null> {
    const known = this.#memories.get(organisationId);
    if (known) return known;
    const { clock, eventLog, recordings } = this.#needs;
    const until = await this.ledElsewhereUntil(organisationId);
    if (until !== null && until > clock()) return null;
    const epoch = await this.#takeLead(organisationId);
    if (epoch === null) return null;
    // Its place in the log first, then it hears, then it reads: nothing can fall in between.
    const position = await eventLog.headOf(organisationId);
    const recording = recordings?.begin({ organisationId, epoch, beganAt: clock() });
    const memory = new DomainMemory(organisationId, { epoch, position, recording });
    this.#memories.set(organisationId, memory);
    return memory;
  }

  ledElsewhereUntil(organisationId: string): Promise<Instant | null> {
    const { database, nodeId } = this.#needs;
    return ledElsewhereUntil(database.readPrepared.bind(database), organisationId, nodeId);
  }

  /** Something went wrong, or another node leads: what is remembered is worth nothing any more. */
  forget(organisationId: string): void {
    this.#memories.get(organisationId)?.close();
    this.#memories.delete(organisationId);
  }

  /** Says that this node lives, and finds out where it does not lead any more. */
  async renew(): Promise<void> {
    for (const [organisationId, memory] of this.#memories) {
      if ((await this.#takeLead(organisationId)) !== memory.epoch) this.forget(organisationId);
    }
  }

  /** Hears from the log itself what the stream has not brought: a listener may miss facts, the log does not. */
  async catchUp(): Promise<void> {
    const { eventLog } = this.#needs;
    for (const [organisationId, memory] of this.#memories) {
      const head = await eventLog.headOf(organisationId);
      if (head <= memory.position) continue;
      const from = memory.position;
      const missed = head - from > mostCaughtUp ? [] : await eventLog.readAfter(organisationId, from, mostCaughtUp);
      if (missed.length === 0) memory.skipTo(head);
      for (const event of missed) memory.hear(event);
    }
  }

  /** On SQLite there is one server: whoever led before is dead. */
  async begin(): Promise<void> {
    const { database, nodeId } = this.#needs;
    if (database.engine !== 'sqlite') return;
    const scope = systemScope(everyOrganisation, 'routing.take-lead');
    await database.inTransaction(scope, (tx) => dropLeasesOfOthers(tx, nodeId));
  }

  /** A server that goes in order leaves nobody waiting for its lease to lapse. */
  async giveUp(): Promise<void> {
    const { database, nodeId, recordings } = this.#needs;
    for (const organisationId of this.led) this.forget(organisationId);
    await recordings?.settled();
    const scope = systemScope(everyOrganisation, 'routing.give-up-lead');
    await database.inTransaction(scope, (tx) => dropLeases(tx, nodeId));
  }

  #takeLead(organisationId: string): Promise<number | null> {
    const { database, nodeId } = this.#needs;
    const scope = systemScope(organisationId, 'routing.lead');
    return database.inTransaction(scope, (tx) => takeLease(tx, { organisationId, nodeId, forMs: leaseMs }));
  }
}
