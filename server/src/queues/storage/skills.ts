import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** Ids of skills by what flows call them; a key that nobody knows is missing. */
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
    .where('key', 'in', [...keys])
    .execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}

export async function insertSkills(db: Db, skills: readonly Tables['skill'][]): Promise<void> {
  await db.insertInto('skill').values(skills).execute();
}
