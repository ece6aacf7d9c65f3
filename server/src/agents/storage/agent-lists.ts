import type { AgentOutline, HeldSkill } from '@switchboard/shared/agents';
import type { Instant } from '@switchboard/shared/kernel';
import type { Insertable, Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { outlineOf } from './agent-rows.ts';
import { capacitiesOf } from './capacities.ts';

type Db = Kysely<Tables>;
type AgentKey = { readonly organisationId: string; readonly userId: string };

/** Those who work or worked as agents and can be seen in this scope, by name. */
export async function agentsOf(db: Db): Promise<AgentOutline[]> {
  const rows = await db
    .selectFrom('agent_state')
    .innerJoin('staff', 'staff.id', 'agent_state.user_id')
    .selectAll('agent_state')
    .select(['staff.display_name', 'staff.service_area_id'])
    .where('staff.status', '=', 'active')
    .orderBy('staff.display_name_key')
    .orderBy('staff.id')
    .execute();
  const capacityOf = await capacitiesOf(db);
  return rows.map((row) => outlineOf(row, capacityOf(row.organisation_id)));
}

/** Who holds which skills at a moment, by person and skill id. */
export async function skillLevels(db: Db, now: Instant): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await db
    .selectFrom('agent_skill')
    .select(['user_id', 'skill_id', 'level'])
    .where((held) => held.or([held('expires_at', 'is', null), held('expires_at', '>', now)]))
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.user_id);
  return new Map([...byPerson].map(([id, held]) => [id, new Map(held.map((row) => [row.skill_id, row.level]))]));
}

/** An agent as colleagues see her; undefined when she is not in this scope, or never worked as one. */
export async function agentOutline(db: Db, userId: string): Promise<AgentOutline | undefined> {
  const row = await db
    .selectFrom('agent_state')
    .innerJoin('staff', 'staff.id', 'agent_state.user_id')
    .selectAll('agent_state')
    .select(['staff.display_name', 'staff.service_area_id'])
    .where('agent_state.user_id', '=', userId)
    .executeTakeFirst();
  return row && outlineOf(row, (await capacitiesOf(db))(row.organisation_id));
}

export async function skillsOf(db: Db, userId: string): Promise<HeldSkill[]> {
  const rows = await db
    .selectFrom('agent_skill')
    .select(['skill_id', 'level', 'expires_at'])
    .where('user_id', '=', userId)
    .orderBy('skill_id')
    .execute();
  return rows.map(({ skill_id: skillId, level, expires_at: expiresAt }) => ({ skillId, level, expiresAt }));
}

/** Somebody of the staff who may be changed: her service area; undefined when there is nobody of this id in this scope. */
export function staffOf(db: Db, userId: string): Promise<{ service_area_id: string | null } | undefined> {
  const found = db.selectFrom('staff').select('service_area_id').where('id', '=', userId);
  return found.where('status', '=', 'active').executeTakeFirst();
}

/** What the others are shown. */
export async function nameOf(db: Db, userId: string): Promise<string | undefined> {
  const found = db.selectFrom('staff').select('display_name').where('id', '=', userId);
  return (await found.executeTakeFirst())?.display_name;
}

/** What she holds from now on; whatever else she held is forgotten. */
export async function replaceSkills(db: Db, whose: AgentKey, skills: readonly HeldSkill[]): Promise<void> {
  await db.deleteFrom('agent_skill').where('user_id', '=', whose.userId).execute();
  if (skills.length === 0) return;
  const rows = skills.map(({ skillId, level, expiresAt }) => ({
    organisation_id: whose.organisationId,
    user_id: whose.userId,
    skill_id: skillId,
    level,
    expires_at: expiresAt,
  }));
  await db.insertInto('agent_skill').values(rows).execute();
}

/** Gives skills that their agents do not hold yet. */
export async function giveSkills(db: Db, skills: readonly Insertable<Tables['agent_skill']>[]): Promise<void> {
  await db.insertInto('agent_skill').values(skills).execute();
}
