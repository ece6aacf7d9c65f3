import { type Scope, systemScope } from '../access/scope.ts';
import type { Kysely } from 'kysely';
import type { Database, Engine, Tables } from '../database/index.ts';
import { candidates, type Where } from './candidates.ts';
import { type Candidate, rankHits, type SearchHit } from './rank-hits.ts';
import { wordsAsked } from './search-text.ts';
import './search-tables.ts';

export interface SearchWish {
  readonly kinds: readonly string[];
  readonly text: string;
  readonly limit: number;
  /** Among so many records that the question belongs in the thread for long ones (Database.longRead). */
  readonly isLong?: boolean;
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
  { kinds, text, limit, isLong = false }: SearchWish,
): Promise<SearchHit[]> {
  const words = wordsAsked(text).slice(0, mostWords);
  if (words.length === 0 || kinds.length === 0) return [];
  const handleFor = (asker: Scope) => (isLong ? database.longRead(asker) : database.read(asker));
  const { engine } = database;
  const ownPlace = { organisationId: scope.organisationId, kinds, fields: undefined };
  const own = candidateRows({ engine, db: handleFor(scope) }, ownPlace, words);
  const shared = sharedWith(scope, kinds).map((where) => {
    const giver = systemScope(where.organisationId, 'search.shared', scope.traceId);
    return candidateRows({ engine, db: handleFor(giver) }, where, words);
  });
  return rankHits((await Promise.all([own, ...shared])).flat(), words, limit);
}

/** Every visible field of the records in which the index finds something: the words may stand in several fields. */
async function candidateRows(
  { engine, db }: { readonly engine: Engine; readonly db: Kysely<Tables> },
  where: Where,
  words: readonly string[],
): Promise<Candidate[]> {
  const visible = () => {
    const rows = db
      .selectFrom('search_entry')
      .where('organisation_id', '=', where.organisationId)
      .where('kind', 'in', where.kinds);
    return where.fields ? rows.where('field', 'in', where.fields) : rows;
  };
  const found = await visible()
    .select('record_id')
    .where('entry_id', 'in', candidates(engine, where, words))
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
