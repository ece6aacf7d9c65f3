import SqliteConnection from 'better-sqlite3';
import type { ReadMoment } from './moment-reader.ts';
import { ScopePlugin } from './scope-plugin.ts';
import { SqliteSession } from './sqlite-session.ts';

/** Reads of one moment, one after the other, on a read-only connection of their own, opened when first wanted. */
export class SqliteMoment {
  readonly #file: string;
  #session: SqliteSession | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  read<T>(work: (read: ReadMoment) => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => this.#within(work));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#last;
    this.#session?.close();
  }

  async #within<T>(work: (read: ReadMoment) => Promise<T>): Promise<T> {
    const session = (this.#session ??= this.#open());
    session.run('BEGIN');
    try {
      return await work((scope) => session.kysely.withPlugin(new ScopePlugin(scope, true)));
    } finally {
      session.run('COMMIT');
    }
  }

  #open(): SqliteSession {
    const connection = new SqliteConnection(this.#file, { readonly: true });
    connection.pragma('busy_timeout = 5000');
    return new SqliteSession(connection);
  }
}
