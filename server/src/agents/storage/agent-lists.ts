import type { AgentOutline, HeldSkill, NotReadyReason } from '@switchboard/shared/agents';
import type { Insertable, Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { outlineOf } from './agent-rows.ts';
import { capacitiesOf } from './capacities.ts';

type Db = Kysely<Tables>;

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

/** Who holds which skills, by person and skill id. */
export async function skillLevels(db: Db): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await db.selectFrom('agent_skill').select(['user_id', 'skill_id', 'level']).execute();
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
    .select(['skill_id', 'level'])
    .where('user_id', '=', userId)
    .orderBy('skill_id')
    .execute();
  return rows.map(({ skill_id: skillId, level }) => ({ skillId, level }));
}

/** Gives skills that their agents do not hold yet. */
export async function giveSkills(db: Db, skills: readonly Insertable<Tables['agent_skill']>[]): Promise<void> {
  await db.insertInto('agent_skill').values(skills).execute();
}

export async function notReadyReasons(db: Db): Promise<NotReadyReason[]> {
  const found = db.selectFrom('not_ready_reason').select(['id', 'title', 'position']);
  return found.orderBy('position').orderBy('id').execute();
}

export async function notReadyReason(db: Db, id: string): Promise<NotReadyReason | undefined> {
  const found = db.selectFrom('not_ready_reason').select(['id', 'title', 'position']);
  return found.where('id', '=', id).executeTakeFirst();
}

export async function addNotReadyReasons(
  db: Db,
  reasons: readonly Insertable<Tables['not_ready_reason']>[],
): Promise<void> {
  await db.insertInto('not_ready_reason').values(reasons).execute();
}
