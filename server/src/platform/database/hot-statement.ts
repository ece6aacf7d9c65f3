/** A statement of a hot path: written once with `?` places, prepared once for each connection (design §4). */
export interface HotStatement {
  readonly name: string;
  readonly sqlite: string;
  readonly postgres: string;
}

export type SqlValue = string | number | null;

/** One of the ids that are handed in as one JSON text: the statement is prepared once, however many they are. */
export const amongIds = 'IN (SELECT value FROM json_each(?))';

export function hotStatement(name: string, sql: string): HotStatement {
  let place = 0;
  const postgres = sql.replaceAll('json_each(?)', 'json_array_elements_text(?::json)');
  return { name, sqlite: sql, postgres: postgres.replaceAll('?', () => `$${++place}`) };
}

/** Reads rows and holds them until the transaction ends, in the order they are asked for; on SQLite one writer holds all. */
export function holdingStatement(name: string, sql: string): HotStatement {
  const statement = hotStatement(name, sql);
  return { ...statement, postgres: `${statement.postgres} FOR NO KEY UPDATE` };
}
