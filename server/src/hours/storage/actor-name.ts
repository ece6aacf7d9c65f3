import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/access/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

const program = 'A program';

/** Whom colleagues are shown as the one who did it. */
export async function actorName(db: Kysely<Tables>, { actor }: Scope): Promise<string> {
  if (actor.userId === undefined) return program;
  const found = db.selectFrom('staff').select('display_name').where('id', '=', actor.userId);
  return (await found.executeTakeFirst())?.display_name ?? program;
}
