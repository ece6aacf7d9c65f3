import {
  type AgentOutline,
  type AgentState,
  agentStateSchema,
  type OwnCaps,
  ownCapsSchema,
} from '@switchboard/shared/agents';
import { channelSchema } from '@switchboard/shared/contacts';
import type { CapacityPlan } from '@switchboard/shared/routing-plan';
import { z } from 'zod';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import type { InHand } from '../domain/in-hand.ts';
import { loadOf } from '../domain/load.ts';
import { capacityOf } from './capacities.ts';
import { type Rows, rowsOf } from './rows.ts';
import './tables.ts';

/** A row of `agent_state` beside the person's name and service area. */
export interface AgentRow {
  readonly organisation_id: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly service_area_id: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly state_since_at: number;
  readonly over_long_at: number | null;
  readonly next_state: string | null;
  readonly next_reason: string | null;
  readonly desk_silent: number;
  readonly units_used: number;
  readonly units_of: number;
  readonly in_hand: string;
  readonly wrapping_up: number;
  readonly own_units: number | null;
  readonly own_caps: string;
  readonly misses: string;
  readonly idle_since_at: number | null;
  readonly version: number;
}

const one = hotStatement(
  'agent.one',
  `SELECT s.organisation_id, s.id AS user_id, s.display_name, s.service_area_id,
     COALESCE(a.state, 'offline') AS state, a.reason, COALESCE(a.state_since_at, s.created_at) AS state_since_at,
     a.over_long_at, a.next_state, a.next_reason, COALESCE(a.desk_silent, 0) AS desk_silent, COALESCE(a.units_used, 0) AS units_used,
     COALESCE(a.units_of, 0) AS units_of, COALESCE(a.in_hand, '{}') AS in_hand,
     COALESCE(a.wrapping_up, 0) AS wrapping_up, a.own_units, COALESCE(a.own_caps, '{}') AS own_caps,
     COALESCE(a.misses, '{}') AS misses, a.idle_since_at, COALESCE(a.version, 0) AS version
   FROM staff s LEFT JOIN agent_state a ON a.organisation_id = s.organisation_id AND a.user_id = s.id
   WHERE s.organisation_id = ? AND s.id = ?`,
);
const begin = hotStatement(
  'agent.begin',
  `INSERT INTO agent_state (organisation_id, user_id, state, reason, state_since_at, next_state, next_reason,
     desk_silent, units_used, units_of, idle_since_at, version)
   VALUES (?, ?, 'offline', NULL, ?, NULL, NULL, 0, 0, ?, NULL, 0)
   ON CONFLICT (organisation_id, user_id) DO UPDATE SET version = agent_state.version`,
);
const write = hotStatement(
  'agent.write',
  `UPDATE agent_state SET state = ?, reason = ?, state_since_at = ?, over_long_at = ?, next_state = ?, next_reason = ?, desk_silent = ?,
     units_used = ?, units_of = ?, in_hand = ?, wrapping_up = ?, own_units = ?, own_caps = ?, misses = ?,
     idle_since_at = ?, version = version + 1
   WHERE organisation_id = ? AND user_id = ?`,
);

/** Somebody of the staff as an agent, also when she never worked as one; undefined when nobody has this id. */
export async function readAgent(
  rows: Rows,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<AgentRow | undefined> {
  const [row] = await rows<AgentRow>(one, [organisationId, userId]);
  return row;
}

/** Reads an agent to change her: from here to the end of the transaction nobody else does (PostgreSQL locks the row). */
export async function lockAgent(
  tx: Transaction,
  agent: { organisationId: string; userId: string },
): Promise<AgentRow | undefined> {
  if (!(await readAgent(rowsOf(tx), agent))) return undefined;
  const { units } = await capacityOf(rowsOf(tx), agent.organisationId);
  await tx.change(begin, [agent.organisationId, agent.userId, tx.now, units]);
  return readAgent(rowsOf(tx), agent);
}

export async function writeAgent(tx: Transaction, row: AgentRow): Promise<void> {
  await tx.change(write, [
    row.state,
    row.reason,
    row.state_since_at,
    row.over_long_at,
    row.next_state,
    row.next_reason,
    row.desk_silent,
    row.units_used,
    row.units_of,
    row.in_hand,
    row.wrapping_up,
    row.own_units,
    row.own_caps,
    row.misses,
    row.idle_since_at,
    row.organisation_id,
    row.user_id,
  ]);
}

const countsSchema = z.partialRecord(channelSchema, z.int().min(0));

export function stateOf(row: Pick<AgentRow, 'state'>): AgentState {
  return agentStateSchema.parse(row.state);
}

/** Her own caps, by channel. */
export function ownCapsOf({ own_caps: caps }: Pick<AgentRow, 'own_caps'>): OwnCaps {
  return ownCapsSchema.parse(JSON.parse(caps));
}

export function inHandOf({ in_hand: inHand }: Pick<AgentRow, 'in_hand'>): InHand {
  return countsSchema.parse(JSON.parse(inHand));
}

/** Offers missed in a row, by channel. */
export function missesOf({ misses }: Pick<AgentRow, 'misses'>): InHand {
  return countsSchema.parse(JSON.parse(misses));
}

export function outlineOf(row: AgentRow, plan: CapacityPlan): AgentOutline {
  return {
    id: row.user_id,
    organisationId: row.organisation_id,
    serviceAreaId: row.service_area_id,
    version: row.version,
    name: row.display_name,
    state: stateOf(row),
    reason: row.reason,
    stateSinceAt: row.state_since_at,
    overLongAt: row.over_long_at,
    nextState:
      row.next_state === null ? null : { state: agentStateSchema.parse(row.next_state), reason: row.next_reason },
    deskSilent: row.desk_silent === 1,
    load: loadOf({ inHand: inHandOf(row), ownUnits: row.own_units, ownCaps: ownCapsOf(row) }, plan),
    idleSinceAt: row.idle_since_at,
  };
}
