import type { Kysely } from 'kysely';
import type { Tables } from '../platform/database/tables.ts';
import type { WantedSkill } from './storage/agent-lists.ts';

/** What the feature needs of later ones. */
export interface AgentNeeds {
  /** What a queue asks of its agents; undefined when there is no such queue in this scope. Told by `queues`. */
  readonly skillsWantedBy: (db: Kysely<Tables>, queueId: string) => Promise<readonly WantedSkill[] | undefined>;
}
