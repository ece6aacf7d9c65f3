import type { Instant } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import { satisfies } from '@switchboard/shared/routing-plan';
import type { Kysely } from 'kysely';
import { skillLevels } from '../../agents/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { linksOf } from './queue-links.ts';
import { queueById } from './queues.ts';
import { skillKeysById } from './skills.ts';

type Db = Kysely<Tables>;

export interface Abilities {
  /** Whether a person may be offered the queue's contacts at all: in one of its steps, and through one of its links. */
  canTake(queue: Pick<QueueRecord, 'id' | 'steps'>, userId: string): boolean;
}

/** Who can do what, as the database has it now: for lists of colleagues and for figures, not for offers. */
export async function abilities(db: Db, now: Instant): Promise<Abilities> {
  const held = await skillLevels(db, now);
  const keys = await skillKeysById(db);
  const links = await linksOf(db);
  const memberships = await db.selectFrom('team_member').select(['team_id', 'user_id']).execute();
  const teams = Map.groupBy(memberships, ({ user_id: userId }) => userId);
  const levelsOf = (userId: string) =>
    new Map([...(held.get(userId) ?? [])].map(([skillId, level]) => [keys.get(skillId) ?? skillId, level]));
  return {
    canTake(queue, userId) {
      const linked = links.get(queue.id) ?? [];
      const isLinked = ({ teamId }: (typeof linked)[number]) =>
        teams.get(userId)?.some(({ team_id: id }) => id === teamId) ?? false;
      if (linked.length > 0 && !linked.some(isLinked)) return false;
      const levels = levelsOf(userId);
      return queue.steps.some(({ needs }) => satisfies(levels, needs));
    },
  };
}

/** The same for one queue; undefined when there is no such queue in this scope. */
export async function whoCanTake(
  db: Db,
  { queueId, now }: { readonly queueId: string; readonly now: Instant },
): Promise<((userId: string) => boolean) | undefined> {
  const queue = await queueById(db, queueId);
  if (!queue) return undefined;
  const able = await abilities(db, now);
  return (userId) => able.canTake(queue, userId);
}
