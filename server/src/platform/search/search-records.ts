import { type Scope, systemScope } from '../access/scope.ts';
import type { Database } from '../database/index.ts';
import { candidates, type Where } from './candidates.ts';
import { type Candidate, rankHits, type SearchHit } from './rank-hits.ts';
import { wordsAsked } from './search-text.ts';
import './search-tables.ts';

export interface SearchWish {
  readonly kinds: readonly string[];
  readonly text: string;
  readonly limit: number;
}

const mostWords = 8;

/**
 * Finds records by what people remember of them, typing errors included: the records this scope may see in which
 * every word is found, the best first. Its own in its service areas, and what other organisations share with it, found
 * by the shared fields only. It answers ids: whoever asked reads the records through their own scope. One order for
 * both engines, FTS5 trigrams on SQLite and pg_trgm on PostgreSQL (design §8).
 */
export async function searchRecords(
  database: Database,
  scope: Scope,
  { kinds, text, limit }: SearchWish,
): Promise<SearchHit[]> {
  const words = wordsAsked(text).slice(0, mostWords);
  if (words.length === 0 || kinds.length === 0) return [];
  const ownPlace = { organisationId: scope.organisationId, kinds, fields: undefined };
  const own = candidateRows(database, scope, ownPlace, words);
  const shared = sharedWith(scope, kinds).map((where) =>
    candidateRows(database, systemScope(where.organisationId, 'search.shared', scope.traceId), where, words),
  );
  return rankHits((await Promise.all([own, ...shared])).flat(), words, limit);
}

/** Every visible field of the records in which the index finds something: the words may stand in several fields. */
async function candidateRows(
  database: Database,
  scope: Scope,
  where: Where,
  words: readonly string[],
): Promise<Candidate[]> {
  const visible = () => {
    const rows = database
      .read(scope)
      .selectFrom('search_entry')
      .where('organisation_id', '=', where.organisationId)
      .where('kind', 'in', where.kinds);
    return where.fields ? rows.where('field', 'in', where.fields) : rows;
  };
  const found = await visible()
    .select('record_id')
    .where('entry_id', 'in', candidates(database.engine, where, words))
    .distinct()
    .execute();
  if (found.length === 0) return [];
  const ids = found.map(({ record_id }) => record_id);
  return visible().select(['organisation_id', 'kind', 'record_id', 'text']).where('record_id', 'in', ids).execute();
}

function sharedWith(scope: Scope, kinds: readonly string[]): Where[] {
  return kinds.flatMap((kind) =>
    (scope.sharedBy.get(kind) ?? []).map(({ organisationId, fields }) => ({
      organisationId,
      kinds: [kind],
      fields: [...fields],
    })),
  );
}
