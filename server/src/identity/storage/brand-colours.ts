import { brandSchema } from '@switchboard/shared/identity';
import { systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import './tables.ts';

/** Tells an organisation's own colour, for pages that its citizens see; undefined when there is no such organisation. */
export function brandColoursFrom(database: Database) {
  return async (organisationId: string): Promise<string | undefined> => {
    const found = database.read(systemScope(organisationId, 'brand.colour')).selectFrom('organisation').select('brand');
    const row = await found.where('id', '=', organisationId).executeTakeFirst();
    return row && brandSchema.parse(JSON.parse(row.brand)).colour;
  };
}
