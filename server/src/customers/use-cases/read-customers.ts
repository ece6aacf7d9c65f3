import {
  type Author,
  type CustomerBrief,
  type CustomerNote,
  type CustomerRecord,
  inOrderOfGravity,
  type Marker,
} from '@switchboard/shared/customers';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/access/scope.ts';
import type { Tables } from '../../platform/database/index.ts';
import { seesRestricted } from '../domain/restricted-markers.ts';
import { customersById, detailsOf } from '../storage/customers.ts';
import { type MarkerRow, markersOf } from '../storage/markers.ts';
import { type NoteRow, pinnedNotesOf } from '../storage/notes.ts';
import { addressesOf, pointsOf } from '../storage/points-and-addresses.ts';
import { type ActorNames, authorsOf } from './author-names.ts';

/** What reading takes: a handle limited to the scope, and the scope itself for what its rights show. */
export interface Reading {
  readonly db: Kysely<Tables>;
  readonly scope: Scope;
  readonly actorNames: ActorNames;
}

/** Customers in brief, in the order of the ids; those that are not in sight are left out. */
export async function readBriefs(reading: Reading, ids: readonly string[]): Promise<CustomerBrief[]> {
  const { db } = reading;
  const [rows, points, addresses, markers] = await Promise.all([
    customersById(db, ids),
    pointsOf(db, ids),
    addressesOf(db, ids),
    visibleMarkers(reading, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const places = addresses.get(id) ?? [];
    const address = places.find(({ kind }) => kind === 'main') ?? places[0] ?? null;
    return {
      id,
      reference: row.reference,
      ...detailsOf(row),
      points: points.get(id) ?? [],
      address,
      markers: markers.get(id) ?? [],
    };
  });
}

/** The whole record, as far as this scope may see it; undefined when it is not in sight. */
export async function readRecord(reading: Reading, id: string): Promise<CustomerRecord | undefined> {
  const { db, scope, actorNames } = reading;
  const [row] = await customersById(db, [id]);
  if (!row) return undefined;
  const [points, addresses, markers, notes] = await Promise.all([
    pointsOf(db, [id]),
    addressesOf(db, [id]),
    visibleMarkers(reading, [id]),
    pinnedNotesOf(db, id),
  ]);
  const authorOf = await authorsOf(
    actorNames,
    scope.organisationId,
    notes.map(({ written_by }) => written_by),
  );
  return {
    id,
    reference: row.reference,
    ...detailsOf(row),
    points: points.get(id) ?? [],
    addresses: addresses.get(id) ?? [],
    markers: markers.get(id) ?? [],
    pinnedNotes: notes.map((note) => noteFrom(note, authorOf)),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    version: row.version,
  };
}

export function noteFrom(row: NoteRow, authorOf: (id: string) => Author): CustomerNote {
  return {
    id: row.id,
    text: row.text,
    isPinned: row.is_pinned === 1,
    writtenAt: row.written_at,
    writtenBy: authorOf(row.written_by),
  };
}

/** Restricted markers never leave the database for those who may not see them. */
async function visibleMarkers(
  { db, scope, actorNames }: Reading,
  ids: readonly string[],
): Promise<Map<string, Marker[]>> {
  const rows = await markersOf(db, ids, { withRestricted: seesRestricted(scope.rights) });
  const authorOf = await authorsOf(
    actorNames,
    scope.organisationId,
    rows.map(({ recorded_by }) => recorded_by),
  );
  const groups = Map.groupBy(rows, ({ customer_id }) => customer_id);
  return new Map([...groups].map(([id, each]) => [id, inOrderOfGravity(each.map((row) => markerFrom(row, authorOf)))]));
}

function markerFrom(row: MarkerRow, authorOf: (id: string) => Author): Marker {
  return {
    id: row.id,
    kind: row.kind as Marker['kind'],
    text: row.text,
    source: row.source,
    reviewOn: row.review_on,
    isRestricted: row.is_restricted === 1,
    recordedAt: row.recorded_at,
    recordedBy: authorOf(row.recorded_by),
    reviewedAt: row.reviewed_at,
    version: row.version,
  };
}
