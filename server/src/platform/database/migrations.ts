import type { Kysely } from 'kysely';

export type Engine = 'sqlite' | 'postgres';

/**
 * One step of the schema, forwards only. `expand` leaves everything an older server still uses; `contract` removes
 * what no running server uses any more, and belongs in a later release than the expand before it (design §4).
 */
export interface Migration {
  /** `0002-identity`: the number orders, the name speaks. */
  readonly id: string;
  readonly kind: 'expand' | 'contract';
  up(db: Kysely<never>, engine: Engine): Promise<void>;
}

/** The database was made by a newer Switchboard than this one. */
export class DatabaseIsNewer extends Error {
  override readonly name = 'DatabaseIsNewer';
  readonly unknown: readonly string[];

  constructor(unknown: readonly string[]) {
    super(
      `The database was made by a newer version of Switchboard (${unknown.join(', ')}). ` +
        'Start that version, or restore a backup made by this one.',
    );
    this.unknown = unknown;
  }
}

/** Which steps are still to run. Throws DatabaseIsNewer when the database knows steps that we do not. */
export function pendingMigrations(known: readonly Migration[], applied: readonly string[]): Migration[] {
  const ids = new Set(known.map(({ id }) => id));
  const unknown = applied.filter((id) => !ids.has(id));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);
  const done = new Set(applied);
  return known.filter(({ id }) => !done.has(id));
}
