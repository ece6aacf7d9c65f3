import { type Generated, type Kysely, sql } from 'kysely';
import { declareTable, type Migration } from '../database/index.ts';

declare module '../database/tables.ts' {
  interface Tables {
    /** What can be searched: one row for each field of a record, so that sharing by field holds for searching too. */
    search_entry: {
      entry_id: Generated<number>;
      organisation_id: string;
      kind: string;
      record_id: string;
      field: string;
      area_id: string | null;
      /** Words as search-text.ts forms them. */
      text: string;
      /** What the trigram index of SQLite reads: marks of organisation, kind and field before the text. */
      marked_text: string;
    };
  }
}
declareTable('search_entry', { organisation: 'organisation_id', area: 'area_id' });

export const searchMigration: Migration = {
  id: '0006-search',
  kind: 'expand',
  async up(db, engine) {
    for (const statement of engine === 'sqlite' ? onSqlite : onPostgres) {
      await sql.raw(statement).execute(db as Kysely<never>);
    }
  },
};

const table = (entryId: string) => `CREATE TABLE search_entry (
  entry_id ${entryId}, organisation_id text NOT NULL, kind text NOT NULL, record_id text NOT NULL, field text NOT NULL,
  area_id text, text text NOT NULL, marked_text text NOT NULL, UNIQUE (organisation_id, kind, record_id, field))`;

/** FTS5 keeps no second copy of the text; the triggers keep the index beside its table. */
const onSqlite = [
  table('integer PRIMARY KEY'),
  `CREATE VIRTUAL TABLE search_trigram USING fts5(
     marked_text, content='search_entry', content_rowid='entry_id', tokenize='trigram case_sensitive 1')`,
  `CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
     INSERT INTO search_trigram (rowid, marked_text) VALUES (new.entry_id, new.marked_text);
   END`,
  `CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
     INSERT INTO search_trigram (search_trigram, rowid, marked_text) VALUES ('delete', old.entry_id, old.marked_text);
   END`,
  `CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
     INSERT INTO search_trigram (search_trigram, rowid, marked_text) VALUES ('delete', old.entry_id, old.marked_text);
     INSERT INTO search_trigram (rowid, marked_text) VALUES (new.entry_id, new.marked_text);
   END`,
];

/**
 * The settings belong to the function: the threshold of likeness, and that rows are found by the trigram index. The
 * planner takes comparing for cheap and would rather compare every row of the organisation; hence the inner questions
 * that only the trigram index can answer.
 */
const onPostgres = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  table('bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY'),
  'CREATE INDEX search_entry_trigram ON search_entry USING gin (text gin_trgm_ops)',
  `CREATE FUNCTION search_candidates(
     organisation text, kinds text[], fields text[], words text[], patterns text[], most integer)
   RETURNS SETOF bigint LANGUAGE sql STABLE
   SET pg_trgm.word_similarity_threshold = 0.3 SET enable_seqscan = off SET enable_indexscan = off AS $$
     SELECT alike.entry_id FROM unnest(words) AS word CROSS JOIN LATERAL (
       WITH indexed AS MATERIALIZED (SELECT * FROM search_entry WHERE text %> word)
       SELECT entry_id FROM indexed
       WHERE organisation_id = organisation AND kind = ANY (kinds) AND (fields IS NULL OR field = ANY (fields))
       ORDER BY word_similarity(word, text) DESC, entry_id LIMIT most) AS alike
     UNION
     SELECT written.entry_id FROM unnest(patterns) AS pattern CROSS JOIN LATERAL (
       WITH indexed AS MATERIALIZED (SELECT * FROM search_entry WHERE text LIKE pattern)
       SELECT entry_id FROM indexed
       WHERE organisation_id = organisation AND kind = ANY (kinds) AND (fields IS NULL OR field = ANY (fields))
       ORDER BY entry_id LIMIT most) AS written
   $$`,
];
