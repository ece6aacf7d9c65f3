import { type Instant, seconds } from '@switchboard/shared/kernel';
import type { Platform } from '../../platform/platform.ts';
import { agentsWithLapsedSkills } from '../storage/busy-organisations.ts';
import type { DomainMemory } from './domain-memory.ts';
import type { Leading } from './leading.ts';

export type WatchNeeds = Pick<Platform, 'database' | 'clock' | 'log' | 'metrics'> & { readonly leading: Leading };

const comparesEveryMs = seconds(30);

interface Watched {
  /** A new term has a new memory, and its watch begins anew. */
  readonly memory: DomainMemory;
  comparedAt: Instant;
  skillsLookedAt: Instant;
}

/**
 * Compares what the leader remembers with what the database has, repairs it, and counts each difference: there must be none. Skills that run out are no facts either; whose have is read anew.
 */
export class MemoryWatch {
  readonly #needs: WatchNeeds;
  readonly #countRepair: (labels: Record<never, string>) => void;
  readonly #watched = new Map<string, Watched>();

  constructor(needs: WatchNeeds) {
    this.#needs = needs;
    this.#countRepair = needs.metrics.countOf({
      name: 'routing_memory_repairs_total',
      help: 'Facts that the router remembered otherwise than the database has them',
    });
  }

  /** Once a second, by the tick. */
  async look(): Promise<void> {
    const { leading, clock } = this.#needs;
    const now = clock();
    for (const organisationId of this.#watched.keys()) {
      if (!leading.known(organisationId)) this.#watched.delete(organisationId);
    }
    for (const organisationId of leading.led) {
      const memory = leading.known(organisationId);
      if (memory) await this.#lookAt(memory, now);
    }
  }

  async #lookAt(memory: DomainMemory, now: Instant): Promise<void> {
    const { database } = this.#needs;
    const rows = database.readPrepared.bind(database);
    const { organisationId } = memory;
    const watched = this.#of(memory, now);
    const lapse = { since: watched.skillsLookedAt, now };
    memory.doubt({ contactIds: [], userIds: await agentsWithLapsedSkills(rows, organisationId, lapse) });
    watched.skillsLookedAt = now;
    // A clock that was set back must not put the comparison off.
    if (now >= watched.comparedAt && now - watched.comparedAt < comparesEveryMs) return;
    watched.comparedAt = now;
    const difference = await memory.compare(rows, now, () => this.#needs.leading.catchUp());
    const { contactIds, userIds } = difference;
    if (contactIds.length + userIds.length === 0) return;
    memory.doubt(difference);
    for (const _id of [...contactIds, ...userIds]) this.#countRepair({});
    this.#needs.log.error({ organisationId, contactIds, userIds }, 'The router remembered otherwise than the database');
  }

  #of(memory: DomainMemory, now: Instant): Watched {
    const known = this.#watched.get(memory.organisationId);
    if (known?.memory === memory) return known;
    const watched = { memory, comparedAt: now, skillsLookedAt: now };
    this.#watched.set(memory.organisationId, watched);
    return watched;
  }
}
