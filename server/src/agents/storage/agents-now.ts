import type { OwnCaps } from '@switchboard/shared/agents';
import type { Instant } from '@switchboard/shared/kernel';
import type { Taking } from '@switchboard/shared/routing-plan';
import { amongIds, hotStatement } from '../../platform/database/index.ts';
import { takingsOf } from '../domain/in-hand.ts';
import { inHandOf, ownCapsOf } from './agent-rows.ts';
import { capacityOf } from './capacities.ts';
import type { Rows } from './rows.ts';
import { isWorkingRole } from './working-roles.ts';
import './tables.ts';

/** An agent who is signed in, with all that decides what she can be offered; what is offered to her, routing knows. */
export interface StaffedAgent {
  readonly id: string;
  readonly state: 'ready' | 'notReady';
  readonly isDeskSilent: boolean;
  /** The service areas in which she may take contacts. */
  readonly areas: 'all' | ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  /** Levels by skill key; what has expired is not among them. */
  readonly skills: ReadonlyMap<string, number>;
  readonly inHand: readonly Taking[];
  readonly isWrappingUp: boolean;
  readonly unitsOf: number;
  readonly caps: OwnCaps;
  readonly idleSinceAt: Instant | null;
}

interface StaffedRow {
  readonly user_id: string;
  readonly state: string;
  readonly desk_silent: number;
  readonly in_hand: string;
  readonly wrapping_up: number;
  readonly own_units: number | null;
  readonly own_caps: string;
  readonly idle_since_at: number | null;
}

interface SkillRow {
  readonly user_id: string;
  readonly key: string;
  readonly level: number;
}

/** The same four questions, of everybody who is signed in or of some of them. */
function statements(name: string, whose: string) {
  const isStaffed = `a.organisation_id = ? AND a.state <> 'offline'${whose}`;
  return {
    agents: hotStatement(
      `agent.${name}`,
      `SELECT a.user_id, a.state, a.desk_silent, a.in_hand, a.wrapping_up, a.own_units, a.own_caps, a.idle_since_at
       FROM agent_state a JOIN staff s ON s.id = a.user_id AND s.status = 'active' WHERE ${isStaffed}`,
    ),
    areas: hotStatement(
      `agent.${name}-areas`,
      `SELECT a.user_id, r.service_area_id FROM agent_state a
       JOIN staff_role r ON r.user_id = a.user_id AND ${isWorkingRole('r.role')} WHERE ${isStaffed}`,
    ),
    teams: hotStatement(
      `agent.${name}-teams`,
      `SELECT a.user_id, m.team_id FROM agent_state a JOIN team_member m ON m.user_id = a.user_id WHERE ${isStaffed}`,
    ),
    skills: hotStatement(
      `agent.${name}-skills`,
      `SELECT a.user_id, k.key, h.level FROM agent_state a
       JOIN agent_skill h ON h.organisation_id = a.organisation_id AND h.user_id = a.user_id
       JOIN skill k ON k.id = h.skill_id
       WHERE ${isStaffed} AND (h.expires_at IS NULL OR h.expires_at > ?)`,
    ),
  };
}

const ofAll = statements('staffed', '');
const ofSome = statements('staffed-some', ` AND a.user_id ${amongIds}`);

/** Everybody of an organisation who is signed in as an agent and still may take contacts, in no order. */
export function agentsNow(rows: Rows, organisationId: string, now: Instant): Promise<StaffedAgent[]> {
  return read(rows, { organisationId, now, asked: ofAll, whose: [] });
}

/** The same of some of them: who is missing in the answer is signed out. */
export function agentNow(
  rows: Rows,
  organisationId: string,
  { userIds, now }: { readonly userIds: readonly string[]; readonly now: Instant },
): Promise<StaffedAgent[]> {
  return read(rows, { organisationId, now, asked: ofSome, whose: [JSON.stringify(userIds)] });
}

interface Question {
  readonly organisationId: string;
  readonly now: Instant;
  readonly asked: ReturnType<typeof statements>;
  readonly whose: readonly string[];
}

async function read(rows: Rows, { organisationId, now, asked, whose }: Question): Promise<StaffedAgent[]> {
  const values = [organisationId, ...whose];
  const agents = await rows<StaffedRow>(asked.agents, values);
  if (agents.length === 0) return [];
  const plan = await capacityOf(rows, organisationId);
  const areas = areasByAgent(await rows(asked.areas, values));
  const teams = Map.groupBy(await rows<{ user_id: string; team_id: string }>(asked.teams, values), whoseRow);
  const skills = Map.groupBy(await rows<SkillRow>(asked.skills, [...values, now]), whoseRow);
  return agents.flatMap((row) => {
    const held = areas.get(row.user_id);
    if (!held) return [];
    return {
      id: row.user_id,
      state: row.state === 'ready' ? 'ready' : 'notReady',
      isDeskSilent: row.desk_silent === 1,
      areas: held,
      teams: new Set(teams.get(row.user_id)?.map((one) => one.team_id)),
      skills: new Map(skills.get(row.user_id)?.map(({ key, level }) => [key, level])),
      inHand: takingsOf(inHandOf(row), plan),
      isWrappingUp: row.wrapping_up === 1,
      unitsOf: row.own_units ?? plan.units,
      caps: ownCapsOf(row),
      idleSinceAt: row.idle_since_at,
    };
  });
}

function whoseRow({ user_id: userId }: { readonly user_id: string }): string {
  return userId;
}

/** A role without a service area is held in all of them. */
function areasByAgent(
  found: readonly { user_id: string; service_area_id: string | null }[],
): Map<string, 'all' | Set<string>> {
  const areas = new Map<string, 'all' | Set<string>>();
  for (const { user_id: userId, service_area_id: area } of found) {
    const before = areas.get(userId);
    if (area === null || before === 'all') areas.set(userId, 'all');
    else if (before) before.add(area);
    else areas.set(userId, new Set([area]));
  }
  return areas;
}
