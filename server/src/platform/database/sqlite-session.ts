import type BetterSqlite3 from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { HotStatement, SqlValue } from './hot-statement.ts';
import type { DatabaseSession } from './session.ts';
import type { Tables } from './tables.ts';

const statementsKept = 500;

/** Prepared statements by their text, the oldest dropped first. */
class StatementCache {
  readonly #connection: BetterSqlite3.Database;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();

  constructor(connection: BetterSqlite3.Database) {
    this.#connection = connection;
  }

  get(sql: string): BetterSqlite3.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > statementsKept) this.#statements.delete(this.#statements.keys().next().value!);
    return statement;
  }
}

/** One SQLite connection, for Kysely and for hot statements alike. Answers at once: nothing here waits. */
export class SqliteSession implements DatabaseSession {
  readonly kysely: Kysely<Tables>;
  readonly #connection: BetterSqlite3.Database;
  readonly #cache: StatementCache;

  constructor(connection: BetterSqlite3.Database) {
    this.#connection = connection;
    this.#cache = new StatementCache(connection);
    this.kysely = new Kysely<Tables>({ dialect: new SqliteSessionDialect(this) });
  }

  async rows<Row>(statement: HotStatement, values: readonly SqlValue[]): Promise<Row[]> {
    return this.#cache.get(statement.sqlite).all(...values) as Row[];
  }

  async change(statement: HotStatement, values: readonly SqlValue[]): Promise<number> {
    return this.#cache.get(statement.sqlite).run(...values).changes;
  }

  async changeEach(statement: HotStatement, all: readonly (readonly SqlValue[])[]): Promise<number[]> {
    const prepared = this.#cache.get(statement.sqlite);
    return all.map((values) => prepared.run(...values).changes);
  }

  run(sql: string): void {
    this.#cache.get(sql).run();
  }

  async restart(): Promise<void> {
    this.run('ROLLBACK TO work');
  }

  execute<Row>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }): QueryResult<Row> {
    const statement = this.#cache.get(sql);
    if (statement.reader) return { rows: statement.all(...parameters) as Row[] };
    const { changes } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  close(): void {
    this.#connection.close();
  }
}

class SqliteSessionDialect implements Dialect {
  readonly #session: SqliteSession;

  constructor(session: SqliteSession) {
    this.#session = session;
  }

  createDriver(): Driver {
    return sessionDriver({
      executeQuery: async <Row>(query: CompiledQuery) => this.#session.execute<Row>(query),
      streamQuery: refuseToStream,
    });
  }

  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<never>) => new SqliteIntrospector(db);
}

/** Transactions are ours, not Kysely's: the driver hands out the one connection it stands on. */
export function sessionDriver(connection: DatabaseConnection): Driver {
  const refuse = async (): Promise<never> => {
    throw new Error('Transactions are begun with Database.inTransaction');
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

export function refuseToStream(): never {
  throw new Error('Read in pages by key instead of streaming one statement');
}
