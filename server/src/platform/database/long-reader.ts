import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { refuseToStream, sessionDriver } from './sqlite-session.ts';
import type { Tables } from './tables.ts';

interface Asked {
  resolve(rows: unknown[]): void;
  reject(failure: Error): void;
}

/** Reads that may take long, in a thread with its own read-only connection, so that no desk waits for a report. */
export class LongReader {
  readonly kysely: Kysely<Tables>;
  readonly #file: string;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(file: string) {
    this.#file = file;
    const connection = {
      executeQuery: <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => this.#ask<Row>(query),
      streamQuery: refuseToStream,
    };
    this.kysely = new Kysely<Tables>({
      dialect: {
        createDriver: () => sessionDriver(connection),
        createQueryCompiler: () => new SqliteQueryCompiler(),
        createAdapter: () => new SqliteAdapter(),
        createIntrospector: (db) => new SqliteIntrospector(db),
      },
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve: (rows) => resolve({ rows: rows as Row[] }), reject });
      this.#running().postMessage({ id, sql, parameters });
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./long-read-worker.ts', import.meta.url), { workerData: { file: this.#file } });
    worker.unref();
    worker.on('message', ({ id, rows, error }: { id: number; rows?: unknown[]; error?: string }) => {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (rows) asked?.resolve(rows);
      else asked?.reject(new Error(`A long read failed: ${error}`));
    });
    worker.on('error', (failure) => this.#fail(failure instanceof Error ? failure : new Error(String(failure))));
    worker.on('exit', () => this.#fail(new Error('The long-read thread ended')));
    this.#worker = worker;
    return worker;
  }

  #fail(failure: Error): void {
    this.#worker = undefined;
    for (const asked of this.#asked.values()) asked.reject(failure);
    this.#asked.clear();
  }
}
