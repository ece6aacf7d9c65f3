import { systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import './tables.ts';

interface ActorKey {
  readonly kind: string;
  readonly id: string;
}

/**
 * Tells what people and tokens of one organisation are called, for whoever lists what they did. An account that is
 * gone is left out.
 */
export function actorNamesFrom(database: Database) {
  return async (organisationId: string, actors: readonly ActorKey[]): Promise<ReadonlyMap<string, string>> => {
    const idsOf = (kind: string) => [...new Set(actors.filter((actor) => actor.kind === kind).map(({ id }) => id))];
    const db = database.read(systemScope(organisationId, 'actor.names'));
    const [people, tokens] = [idsOf('user'), idsOf('apiToken')];
    const named = [
      ...(people.length > 0
        ? await db.selectFrom('staff').select(['id', 'display_name as name']).where('id', 'in', people).execute()
        : []),
      ...(tokens.length > 0
        ? await db.selectFrom('api_token').select(['id', 'name']).where('id', 'in', tokens).execute()
        : []),
    ];
    return new Map(named.map(({ id, name }) => [id, name]));
  };
}
