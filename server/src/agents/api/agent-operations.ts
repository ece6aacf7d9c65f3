import { agentOperations, type WantedState } from '@switchboard/shared/agents';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AgentNeeds } from '../ports.ts';
import { agentsOf, skillsOf } from '../storage/agent-lists.ts';
import { outlineOf, readAgent } from '../storage/agent-rows.ts';
import { capacityOf } from '../storage/capacities.ts';
import { notReadyReason } from '../storage/not-ready-reasons.ts';
import { setAgentState } from '../use-cases/agent-turns.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);

export function registerAgentOperations(
  { registry, database }: Pick<Platform, 'registry' | 'database'>,
  { whoCanTake }: AgentNeeds,
): void {
  registry.query(agentOperations.me, async ({ scope, db, now }) => {
    const { userId } = scope.actor;
    if (userId === undefined) return notFound();
    const rows = database.readPrepared.bind(database);
    const row = await readAgent(rows, { organisationId: scope.organisationId, userId });
    if (!row) return notFound();
    const plan = await capacityOf(rows, scope.organisationId);
    return accepted({ ...outlineOf(row, plan), skills: await skillsOf(db, userId), at: now });
  });

  registry.command(agentOperations.setState, async ({ scope, tx }, { wanted, when }) => {
    const { userId } = scope.actor;
    if (userId === undefined) return notFound();
    const reason = await reasonOf(tx, wanted);
    if (reason === undefined) return refused({ code: 'agent/reason-unknown' });
    const key = { organisationId: scope.organisationId, userId };
    return (await setAgentState(tx, key, { state: wanted.state, reason, when })) ?? notFound();
  });

  registry.query(agentOperations.list, async ({ db, now }, { queueId }) => {
    if (queueId === undefined) return accepted({ items: await agentsOf(db), at: now });
    const canTake = await whoCanTake(db, { queueId, now });
    return canTake ? accepted({ items: (await agentsOf(db)).filter(({ id }) => canTake(id)), at: now }) : notFound();
  });
}

/** The reason in the words that are shown; undefined when it is not on the list, or not any more. */
export async function reasonOf(tx: Transaction, wanted: WantedState): Promise<string | null | undefined> {
  if (wanted.state !== 'notReady') return null;
  const reason = await notReadyReason(tx.db, wanted.reasonId);
  return reason?.closedAt === null ? reason.title : undefined;
}
