import type { Instant } from '@switchboard/shared/kernel';
import type { UnavailableWhile } from '@switchboard/shared/routing-plan';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { abilities, queuesOf } from '../../queues/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** Somebody signed in, and what keeps her from taking a contact now. */
export interface StaffedAgent {
  readonly userId: string;
  readonly keptBy: ReadonlySet<UnavailableWhile>;
}

/** Everybody who is signed in, in this scope. */
export async function staffedAgents(db: Db): Promise<StaffedAgent[]> {
  const agents = await db.selectFrom('agent_state').selectAll().where('state', '<>', 'offline').execute();
  const offers = await db.selectFrom('reservation').select('user_id').where('state', '=', 'pending').execute();
  const offered = new Set(offers.map(({ user_id: userId }) => userId));
  const writing = await db
    .selectFrom('interaction')
    .select('user_id')
    .where('state', '=', 'wrapUp')
    .where('kind', '=', 'agent')
    .where('wrap_up_mode', '<>', 'optional')
    .execute();
  const wrapsUp = new Set(writing.map(({ user_id: userId }) => userId));
  return agents.map((agent) => {
    const keptBy = new Set<UnavailableWhile>();
    if (agent.state !== 'ready') keptBy.add('notReady');
    if (agent.desk_silent === 1) keptBy.add('deskSilent');
    if (agent.units_used >= agent.units_of) keptBy.add('full');
    if (offered.has(agent.user_id)) keptBy.add('offered');
    if (wrapsUp.has(agent.user_id)) keptBy.add('wrapUp');
    return { userId: agent.user_id, keptBy };
  });
}

/** Who may be offered which queue's contacts, by queue id: the present staff of each. */
export async function staffByQueue(db: Db, now: Instant): Promise<Map<string, StaffedAgent[]>> {
  const [staff, able, queues] = [await staffedAgents(db), await abilities(db, now), await queuesOf(db)];
  return new Map(queues.map((queue) => [queue.id, staff.filter(({ userId }) => able.canTake(queue, userId))]));
}

const keptForMs = 5_000;
const mostKept = 1_000;
const kept = new Map<string, { readonly at: number; readonly shares: Promise<ReadonlyMap<string, number>> }>();

/**
 * The part of each agent at work that a queue can have: 1/k of somebody who takes k queues (field.md §2.1). Looked up
 * anew every five seconds, however many citizens ask.
 */
export function presentShares(
  db: Db,
  { queueId, now }: { readonly queueId: string; readonly now: Instant },
): Promise<ReadonlyMap<string, number>> {
  const at = performance.now();
  const known = kept.get(queueId);
  if (known && at - known.at < keptForMs) return known.shares;
  const shares = staffByQueue(db, now).then((byQueue) => sharesOf(byQueue, queueId));
  if (kept.size >= mostKept) kept.clear();
  kept.set(queueId, { at, shares });
  shares.catch(() => kept.delete(queueId));
  return shares;
}

export function sharesOf(byQueue: ReadonlyMap<string, readonly StaffedAgent[]>, queueId: string): Map<string, number> {
  const atWork = (byQueue.get(queueId) ?? []).filter(
    ({ keptBy }) => !keptBy.has('notReady') && !keptBy.has('deskSilent'),
  );
  const queuesOfAgent = (userId: string) =>
    [...byQueue.values()].filter((staff) => staff.some((agent) => agent.userId === userId)).length;
  return new Map(atWork.map(({ userId }) => [userId, 1 / Math.max(1, queuesOfAgent(userId))]));
}
