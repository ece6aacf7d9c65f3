import type { Instant } from '@switchboard/shared/kernel';
import { hotStatement } from '../../platform/database/index.ts';
import type { Rows } from './agent-rows.ts';
import { isWorkingRole } from './working-roles.ts';
import './tables.ts';

/** An agent who can be offered something now, with all that decides what. */
export interface ReadyAgentRow {
  readonly id: string;
  /** The service areas in which she may take contacts. */
  readonly areas: 'all' | ReadonlySet<string>;
  readonly skills: ReadonlyMap<string, number>;
  readonly unitsUsed: number;
  readonly unitsOf: number;
  readonly idleSinceAt: Instant | null;
}

const isReady = `a.organisation_id = ? AND a.state = 'ready' AND a.desk_silent = 0`;

const ready = hotStatement(
  'agent.ready',
  `SELECT a.user_id, a.units_used, a.units_of, a.idle_since_at FROM agent_state a
   JOIN staff s ON s.id = a.user_id AND s.status = 'active' WHERE ${isReady}`,
);
const areasOfReady = hotStatement(
  'agent.ready-areas',
  `SELECT a.user_id, r.service_area_id FROM agent_state a
   JOIN staff_role r ON r.user_id = a.user_id AND ${isWorkingRole('r.role')} WHERE ${isReady}`,
);
const skillsOfReady = hotStatement(
  'agent.ready-skills',
  `SELECT a.user_id, k.skill_id, k.level FROM agent_state a
   JOIN agent_skill k ON k.organisation_id = a.organisation_id AND k.user_id = a.user_id WHERE ${isReady}`,
);

/** Agents of an organisation who are ready, whose desks are heard, and who still hold the right to take contacts. */
export async function readyAgents(rows: Rows, organisationId: string): Promise<ReadyAgentRow[]> {
  const agents = await rows<{
    user_id: string;
    units_used: number;
    units_of: number;
    idle_since_at: number | null;
  }>(ready, [organisationId]);
  if (agents.length === 0) return [];
  const areas = await areasByAgent(rows, organisationId);
  const skills = await skillsByAgent(rows, organisationId);
  return agents.flatMap((row) => {
    const held = areas.get(row.user_id);
    if (!held) return [];
    return {
      id: row.user_id,
      areas: held,
      skills: skills.get(row.user_id) ?? noSkills,
      unitsUsed: row.units_used,
      unitsOf: row.units_of,
      idleSinceAt: row.idle_since_at,
    };
  });
}

const noSkills: ReadonlyMap<string, number> = new Map();

async function areasByAgent(rows: Rows, organisationId: string): Promise<Map<string, 'all' | Set<string>>> {
  const areas = new Map<string, 'all' | Set<string>>();
  const found = await rows<{ user_id: string; service_area_id: string | null }>(areasOfReady, [organisationId]);
  for (const { user_id: userId, service_area_id: area } of found) {
    const before = areas.get(userId);
    if (area === null || before === 'all') areas.set(userId, 'all');
    else if (before) before.add(area);
    else areas.set(userId, new Set([area]));
  }
  return areas;
}

async function skillsByAgent(rows: Rows, organisationId: string): Promise<Map<string, Map<string, number>>> {
  const skills = new Map<string, Map<string, number>>();
  const found = await rows<{ user_id: string; skill_id: string; level: number }>(skillsOfReady, [organisationId]);
  for (const { user_id: userId, skill_id: skillId, level } of found) {
    const held = skills.get(userId);
    if (held) held.set(skillId, level);
    else skills.set(userId, new Map([[skillId, level]]));
  }
  return skills;
}
