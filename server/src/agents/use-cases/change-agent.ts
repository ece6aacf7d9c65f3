import type { AgentOutline } from '@switchboard/shared/agents';
import { agentStateSchema } from '@switchboard/shared/agents';
import { accepted, type Result } from '@switchboard/shared/kernel';
import type { CapacityPlan } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { type InHand, unitsInUse } from '../domain/in-hand.ts';
import type { Standing } from '../domain/next-step.ts';
import {
  type AgentRow,
  inHandOf,
  lockAgent,
  missesOf,
  outlineOf,
  ownCapsOf,
  stateOf,
  writeAgent,
} from '../storage/agent-rows.ts';
import { capacityOf } from '../storage/capacities.ts';
import { rowsOf } from '../storage/rows.ts';
import { timeStay } from './over-long.ts';

/** Whose state; an agent belongs to one organisation. */
export interface AgentKey {
  readonly organisationId: string;
  readonly userId: string;
}

/**
 * Changes an agent by a decision, under lock, and states `agent.changed` when anything changed, or always when what is
 * said of her depends on something else that did. Answers her as she is afterwards; undefined when there is no such person.
 */
export async function changeAgent<Refused>(
  tx: Transaction,
  key: AgentKey,
  decide: (standing: Standing) => Result<Standing, Refused> | Promise<Result<Standing, Refused>>,
  { isAnnounced = false }: { readonly isAnnounced?: boolean } = {},
): Promise<Result<AgentOutline, Refused> | undefined> {
  const row = await lockAgent(tx, key);
  if (!row) return undefined;
  const plan = await capacityOf(rowsOf(tx), key.organisationId);
  const decision = await decide(standingOf(row));
  if (!decision.ok) return decision;
  const changed = { ...row, ...columnsOf(decision.value, plan) };
  const after = { ...changed, over_long_at: await timeStay(tx, row, changed) };
  if (!isAnnounced && isSame(row, after)) return accepted(outlineOf(row, plan));
  await writeAgent(tx, after);
  const agent = outlineOf({ ...after, version: row.version + 1 }, plan);
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
    inHand: inHandOf(row),
    isWrappingUp: row.wrapping_up === 1,
    ownUnits: row.own_units,
    ownCaps: ownCapsOf(row),
    misses: missesOf(row),
    idleSinceAt: row.idle_since_at,
  };
}

function columnsOf(standing: Standing, plan: CapacityPlan) {
  return {
    state: standing.state,
    reason: standing.reason,
    state_since_at: standing.stateSinceAt,
    next_state: standing.next?.state ?? null,
    next_reason: standing.next?.reason ?? null,
    desk_silent: standing.isDeskSilent ? 1 : 0,
    units_used: unitsInUse(standing.inHand, plan),
    units_of: standing.ownUnits ?? plan.units,
    in_hand: textOf(standing.inHand),
    wrapping_up: standing.isWrappingUp ? 1 : 0,
    own_units: standing.ownUnits,
    own_caps: textOf(standing.ownCaps),
    misses: textOf(standing.misses),
    idle_since_at: standing.idleSinceAt,
  };
}

/** The same numbers are the same text, in whichever order they were counted. */
function textOf(counts: InHand): string {
  return JSON.stringify(Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))));
}

function isSame(before: AgentRow, after: AgentRow): boolean {
  return (Object.keys(before) as (keyof AgentRow)[]).every((column) => before[column] === after[column]);
}
