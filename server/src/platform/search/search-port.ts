import { type Scope, systemScope } from '../access/scope.ts';
import type { Database, Transaction } from '../database/index.ts';
import { candidates, markOf, type Where } from './candidates.ts';
import { type Candidate, rankHits, type SearchHit } from './rank-hits.ts';
import { storedText, wordsAsked, wordsOf } from './search-text.ts';
import './search-tables.ts';

/** A record as it can be found. */
export interface Searchable {
  readonly kind: string;
  readonly id: string;
  /** The service area of the record; null: of the whole organisation. */
  readonly areaId: string | null;
  /** Texts by the name of their field, the same names that sharing grants use. Empty ones are left out. */
  readonly fields: Readonly<Record<string, string | null>>;
}

export interface SearchWish {
  readonly kinds: readonly string[];
  readonly text: string;
  readonly limit: number;
}

const mostWords = 8;

/**
 * Finds records by what people remember of them, typing errors included (design §8: FTS5 trigrams on SQLite, pg_trgm
 * on PostgreSQL, one order for both). It answers ids: whoever asked reads the records through their own scope.
 */
export class SearchPort {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps the record findable as it is now, in the very transaction that changes it. */
  async index(tx: Transaction, { kind, id, areaId, fields }: Searchable): Promise<void> {
    await this.remove(tx, kind, id);
    const organisationId = tx.scope.organisationId;
    for (const [field, value] of Object.entries(fields)) {
      const words = wordsOf(value ?? '');
      if (words.length === 0) continue;
      const text = storedText(words);
      const marks = `${markOf(organisationId, kind)} ${markOf(organisationId, kind, field)}`;
      await tx.db
        .insertInto('search_entry')
        .values({
          organisation_id: organisationId,
          kind,
          record_id: id,
          field,
          area_id: areaId,
          text,
          marked_text: `${marks}${text}`,
        } as never)
        .execute();
    }
  }

  async remove(tx: Transaction, kind: string, id: string): Promise<void> {
    await tx.db.deleteFrom('search_entry').where('kind', '=', kind).where('record_id', '=', id).execute();
  }

  /**
   * The records this scope may see in which every word is found, the best first: its own in its service areas, and
   * what other organisations share with it, found by the shared fields only.
   */
  async search(scope: Scope, { kinds, text, limit }: SearchWish): Promise<SearchHit[]> {
    const words = wordsAsked(text).slice(0, mostWords);
    if (words.length === 0 || kinds.length === 0) return [];
    const own = this.#candidates(scope, { organisationId: scope.organisationId, kinds, fields: undefined }, words);
    const shared = sharedWith(scope, kinds).map((where) =>
      this.#candidates(systemScope(where.organisationId, 'search.shared', scope.traceId), where, words),
    );
    return rankHits((await Promise.all([own, ...shared])).flat(), words, limit);
  }

  async #candidates(scope: Scope, where: Where, words: readonly string[]): Promise<Candidate[]> {
    const db = this.#database.read(scope);
    const found = db
      .selectFrom('search_entry')
      .select(['record_id', 'kind'])
      .where('entry_id', 'in', candidates(this.#database.engine, where, words))
      .where('kind', 'in', where.kinds);
    const records = await (where.fields ? found.where('field', 'in', where.fields) : found).distinct().execute();
    if (records.length === 0) return [];
    const ids = records.map(({ record_id }) => record_id);
    const rows = db
      .selectFrom('search_entry')
      .select(['organisation_id', 'kind', 'record_id', 'text'])
      .where('organisation_id', '=', where.organisationId)
      .where('record_id', 'in', ids)
      .where('kind', 'in', where.kinds);
    return (where.fields ? rows.where('field', 'in', where.fields) : rows).execute();
  }
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
