import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import type { DatabaseSession } from './session.ts';
import { refuseToStream, sessionDriver } from './sqlite-session.ts';
import type { Tables } from './tables.ts';

const int8 = 20;
// Counters and milliseconds stay below 2^53; as text they would compare wrongly in JavaScript.
pg.types.setTypeParser(int8, Number);

interface PostgresQueries {
  query(query: string | pg.QueryConfig): Promise<pg.QueryResult>;
}

/** One PostgreSQL connection (or a pool, for reads), for Kysely and for hot statements alike. */
export class PostgresSession implements DatabaseSession {
  readonly kysely: Kysely<Tables>;
  readonly #queries: PostgresQueries;

  constructor(queries: PostgresQueries) {
    this.#queries = queries;
    const connection = {
      executeQuery: <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => this.#execute<Row>(query),
      streamQuery: refuseToStream,
    };
    this.kysely = new Kysely<Tables>({
      dialect: {
        createDriver: () => sessionDriver(connection),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (db) => new PostgresIntrospector(db),
      },
    });
  }

  async rows<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]> {
    const result = await this.#queries.query({ name: statement.name, text: statement.postgres, values: [...values] });
    return result.rows as Row[];
  }

  async change(statement: HotStatement, values: readonly SqlValue[]): Promise<number> {
    const result = await this.#queries.query({ name: statement.name, text: statement.postgres, values: [...values] });
    return result.rowCount ?? 0;
  }

  async changeEach(statement: HotStatement, all: readonly (readonly SqlValue[])[]): Promise<number[]> {
    const changed: number[] = [];
    for (const values of all) changed.push(await this.change(statement, values));
    return changed;
  }

  async restart(): Promise<void> {
    await this.#queries.query('ROLLBACK');
    await this.#queries.query('BEGIN');
  }

  async #execute<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#queries.query({ text: sql, values: [...parameters] });
    const changed = result.command === 'SELECT' ? undefined : BigInt(result.rowCount ?? 0);
    return { rows: result.rows as Row[], ...(changed !== undefined && { numAffectedRows: changed }) };
  }
}
