import type { AgentOutline } from '@switchboard/shared/agents';
import { agentStateSchema } from '@switchboard/shared/agents';
import { accepted, type Result } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { Standing } from '../domain/next-step.ts';
import { type AgentRow, lockAgent, outlineOf, stateOf, writeAgent } from '../storage/agent-rows.ts';

/** Whose state; an agent belongs to one organisation. */
export interface AgentKey {
  readonly organisationId: string;
  readonly userId: string;
}

/**
 * Changes an agent by a decision, under lock, and states `agent.changed` when anything changed. Answers her as she
 * is afterwards; undefined when there is no such person.
 */
export async function changeAgent<Refused>(
  tx: Transaction,
  key: AgentKey,
  decide: (standing: Standing) => Result<Standing, Refused>,
): Promise<Result<AgentOutline, Refused> | undefined> {
  const row = await lockAgent(tx, key);
  if (!row) return undefined;
  const before = standingOf(row);
  const decision = decide(before);
  if (!decision.ok) return decision;
  if (sameStanding(before, decision.value)) return accepted(outlineOf(row));
  const after = { ...row, ...columnsOf(decision.value) };
  await writeAgent(tx, after);
  const agent = outlineOf({ ...after, version: row.version + 1 });
  tx.event({ type: 'agent.changed', subjectId: key.userId, body: { agent }, organisationId: key.organisationId });
  return accepted(agent);
}

function standingOf(row: AgentRow): Standing {
  return {
    state: stateOf(row),
    reason: row.reason,
    stateSinceAt: row.state_since_at,
    next: row.next_state === null ? null : { state: agentStateSchema.parse(row.next_state), reason: row.next_reason },
    isDeskSilent: row.desk_silent === 1,
    unitsUsed: row.units_used,
    idleSinceAt: row.idle_since_at,
  };
}

function columnsOf(standing: Standing) {
  return {
    state: standing.state,
    reason: standing.reason,
    state_since_at: standing.stateSinceAt,
    next_state: standing.next?.state ?? null,
    next_reason: standing.next?.reason ?? null,
    desk_silent: standing.isDeskSilent ? 1 : 0,
    units_used: standing.unitsUsed,
    idle_since_at: standing.idleSinceAt,
  };
}

function sameStanding(one: Standing, other: Standing): boolean {
  const left = columnsOf(one);
  const right = columnsOf(other);
  return (Object.keys(left) as (keyof typeof left)[]).every((column) => left[column] === right[column]);
}
