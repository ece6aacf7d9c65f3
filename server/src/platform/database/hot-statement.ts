/** A statement of a hot path: written once with `?` places, prepared once for each connection (design §4). */
export interface HotStatement {
  readonly name: string;
  readonly sqlite: string;
  readonly postgres: string;
}

export type SqlValue = string | number | null;

export function hotStatement(name: string, sql: string): HotStatement {
  let place = 0;
  return { name, sqlite: sql, postgres: sql.replaceAll('?', () => `$${++place}`) };
}
