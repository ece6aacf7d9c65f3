import type { SharedKind } from '@switchboard/shared/identity';
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/access/scope.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { makeFindable, searchRecords } from '../../platform/search/index.ts';

interface Placed {
  readonly id: string;
  readonly organisationId: string;
  readonly serviceAreaId: string | null;
  readonly phoneNumber: string | null;
  readonly reference: string | null;
}

/** More than anybody reads through; a longer list is narrowed by another word. */
const mostFound = 200;

/**
 * Staff and teams are found by what `directory.read` shows and sharing grants may name (shared/identity, recordFields).
 * A field under any other right must not be added here: it could be found out by searching.
 */
export function makePersonFindable(tx: Transaction, person: Placed & { readonly displayName: string }): Promise<void> {
  const { displayName, phoneNumber, reference } = person;
  return makeFindable(tx, { ...placeOf('user', person), fields: { displayName, phoneNumber, reference } });
}

export function makeTeamFindable(tx: Transaction, team: Placed & { readonly name: string }): Promise<void> {
  const { name, phoneNumber, reference } = team;
  return makeFindable(tx, { ...placeOf('team', team), fields: { name, phoneNumber, reference } });
}

/** The records that a text finds, of those the scope may see; undefined when no text was given. */
export async function foundBy(
  database: Database,
  scope: Scope,
  { kind, text }: { kind: SharedKind; text: string | undefined },
): Promise<readonly string[] | undefined> {
  if (!text) return undefined;
  const hits = await searchRecords(database, scope, { kinds: [kind], text, limit: mostFound });
  return hits.map(({ id }) => id);
}

/** The condition that a row is one of those; nothing is one of none. */
export function isAmong(column: 'staff.id' | 'team.id', ids: readonly string[]): RawBuilder<boolean> {
  return ids.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(ids)})`;
}

function placeOf(kind: SharedKind, { id, organisationId, serviceAreaId }: Placed) {
  return { kind, id, organisationId, areaId: serviceAreaId };
}
