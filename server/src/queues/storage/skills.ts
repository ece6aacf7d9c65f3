import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** Ids of skills in force, by what flows and plans call them; a key that nobody knows is missing. */
export async function skillsByKeys(
  db: Db,
  organisationId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('skill')
    .select(['id', 'key'])
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .where('key', 'in', [...keys])
    .execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Every skill there is or was, by id. */
export async function skillKeysById(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('skill').select(['id', 'key']).execute();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** The skills that the plan in force names: what can be given to an agent. */
export async function skillsInForce(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('skill').select('id').where('closed_at', 'is', null).execute();
  return new Set(rows.map(({ id }) => id));
}

/** The same, by name, to be chosen from. */
export async function namedSkills(db: Db, organisationId: string) {
  return db
    .selectFrom('skill')
    .select(['id', 'key', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute();
}

export interface SkillToKeep {
  readonly key: string;
  readonly name: string;
  /** For a skill that is not there yet. */
  readonly newId: string;
}

/** Makes these the skills of the organisation. One that is named no more stays where agents hold it, and is asked of nobody. */
export async function keepSkills(
  db: Db,
  organisationId: string,
  { skills, at }: { readonly skills: readonly SkillToKeep[]; readonly at: number },
): Promise<void> {
  for (const { key, name, newId: id } of skills) {
    await db
      .insertInto('skill')
      .values({ id, organisation_id: organisationId, key, name, closed_at: null })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'key']).doUpdateSet({ name, closed_at: null }))
      .execute();
  }
  const keys = skills.map(({ key }) => key);
  let gone = db.updateTable('skill').set({ closed_at: at }).where('organisation_id', '=', organisationId);
  if (keys.length > 0) gone = gone.where('key', 'not in', keys);
  await gone.where('closed_at', 'is', null).execute();
}
