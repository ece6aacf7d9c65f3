import Sqlite, { type Database, type Statement } from 'better-sqlite3';

/**
 * Somebody who looks every so often whether an agent has become free, as Asterisk's queue and FreeSWITCH's call centre
 * do. The time until it sees one is all that it is charged with: deciding, writing and telling would come on top.
 */
export class Poller {
  readonly everyMs: number;
  readonly took: number[] = [];
  readonly #database: Database;
  readonly #freed: Statement<[number], { id: string; at: number }>;
  #seenTo = Date.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, everyMs: number) {
    this.everyMs = everyMs;
    this.#database = new Sqlite(file, { readonly: true });
    this.#freed = this.#database.prepare(
      "SELECT id, completed_at AS at FROM interaction WHERE kind = 'agent' AND completed_at > ? ORDER BY completed_at",
    );
  }

  start(): void {
    this.#seenTo = Date.now();
    this.#timer = setInterval(() => this.#look(), this.everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#database.close();
  }

  #look(): void {
    const found = this.#freed.all(this.#seenTo);
    const now = Date.now();
    for (const { at } of found) {
      this.took.push(now - at);
      this.#seenTo = at;
    }
  }
}
