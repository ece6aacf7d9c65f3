import { seconds } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import type { Platform } from '../../platform/platform.ts';
import { onOverflowTurn, overflowTimer, planOverflows } from '../use-cases/overflow.ts';

/** Facts after which a rule may hold that did not hold before. */
const wakingFacts = new Set(['contact.queued', 'agent.changed', 'closure.changed', 'routing-plan.published']);
const lookTimer = 'routing.overflow-look';
const lookEveryMs = seconds(5);
/** However many facts come in a row, they are looked at together. */
const togetherMs = 250;

const waitingSomewhere = hotStatement(
  'overflow.organisations',
  `SELECT DISTINCT organisation_id FROM contact WHERE state = 'queued' AND state NOT IN ('ended', 'abandoned')`,
);

/**
 * Keeps looking at who waits by the queues' overflow rules: soon after each fact that may matter, and every five seconds
 * for what time alone brings about. Looking is done by one node at a time, and so is each contact's turn: both are
 * durable jobs, so that a server that dies leaves nothing undone.
 */
export class OverflowWatch {
  readonly #platform: Pick<Platform, 'database' | 'log'>;
  readonly #soon = new Map<string, NodeJS.Timeout>();
  readonly #looking = new Set<Promise<void>>();
  #isStopped = false;

  constructor(platform: Pick<Platform, 'database' | 'log' | 'jobs'>) {
    this.#platform = platform;
    platform.jobs.onDue(overflowTimer, onOverflowTurn);
    platform.jobs.onDue(lookTimer, async (tx, { organisationId }) => void (await planOverflows(tx, organisationId)));
    platform.jobs.every('routing.overflow', lookEveryMs, async (tx) => {
      for (const organisationId of await organisationsWaiting(tx)) {
        await tx.schedule({ kind: lookTimer, key: organisationId, dueAt: tx.now, organisationId });
      }
      return 'done';
    });
  }

  follow(events: readonly Pick<DomainEvent, 'organisationId' | 'type'>[]): void {
    for (const { type, organisationId } of events) if (wakingFacts.has(type)) this.#lookSoon(organisationId);
  }

  /** Nothing is looked at after it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timeout of this.#soon.values()) clearTimeout(timeout);
    await Promise.all(this.#looking);
  }

  #lookSoon(organisationId: string): void {
    if (this.#isStopped || this.#soon.has(organisationId)) return;
    const timeout = setTimeout(() => {
      this.#soon.delete(organisationId);
      const looking = this.#look(organisationId).finally(() => this.#looking.delete(looking));
      this.#looking.add(looking);
    }, togetherMs);
    this.#soon.set(organisationId, timeout.unref());
  }

  async #look(organisationId: string): Promise<void> {
    const scope = { ...systemScope(organisationId, 'routing.overflow'), operation: 'routing.overflow' };
    try {
      await this.#platform.database.inTransaction(scope, (tx) => planOverflows(tx, organisationId));
    } catch (err) {
      // The next look of the clock makes it good.
      this.#platform.log.error({ err, organisationId }, 'Overflow could not be looked at');
    }
  }
}

async function organisationsWaiting(tx: Transaction): Promise<string[]> {
  const rows = await tx.prepared<{ organisation_id: string }>(waitingSomewhere, []);
  return rows.map((row) => row.organisation_id).filter((id) => id !== everyOrganisation);
}
