import type { InputOf } from '@switchboard/shared/access';
import type { identityOperations } from '@switchboard/shared/identity';
import type { Instant, Page } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import type { Viewer } from '../domain/field-visibility.ts';
import { isAmong } from './finding.ts';
import { pageOfRows, sortFrom } from './keyset.ts';
import { visibleColumn } from './visible-column.ts';

type Db = Kysely<Tables>;
/** More teams or service areas than an organisation has; a bound, so that a snapshot stays small. */
const mostInSnapshot = 1_000;

export type TeamRow = Selectable<Tables['team']>;

/** A team with everything; what a caller gets of it is decided by `projected`. */
export interface FullTeam {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly phoneNumber: string | null;
  readonly reference: string | null;
  readonly serviceAreaId: string | null;
  readonly memberIds: string[];
  readonly closedAt: Instant | null;
  readonly version: number;
}

/** One page of teams, own and shared, found only by what the viewer may see. Null: `after` is not ours. */
export async function listTeams(
  db: Db,
  viewer: Viewer,
  filter: InputOf<typeof identityOperations.team.list> & { readonly found?: readonly string[] | undefined },
): Promise<Page<FullTeam> | null> {
  const { field, descending } = sortFrom<'name' | 'reference'>(filter.sort);
  const key = sql<string>`coalesce(${column(viewer, field, field === 'name' ? 'name_key' : 'reference')}, '')`;
  let query = db
    .selectFrom('team')
    .selectAll('team')
    .select(key.as('sort_key'))
    .where(sql<boolean>`(team.organisation_id = ${viewer.organisationId} or team.closed_at is null)`);
  if (filter.found) query = query.where(isAmong('team.id', filter.found));
  if (filter.serviceAreaId) {
    query = query.where(column(viewer, 'serviceAreaId', 'service_area_id'), '=', filter.serviceAreaId);
  }
  if (filter.state !== 'any') query = query.where('team.closed_at', filter.state === 'open' ? 'is' : 'is not', null);
  const order = { key, id: sql.ref<string>('team.id'), holds: 'text', descending } as const;
  const page = await pageOfRows(query, order, filter);
  return page && { items: await completedTeams(db, page.items), next: page.next };
}

export async function completedTeams(db: Db, rows: readonly TeamRow[]): Promise<FullTeam[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const memberships = await db
    .selectFrom('team_member')
    .select(['team_id', 'user_id'])
    .where('team_id', 'in', ids)
    .orderBy('user_id')
    .execute();
  const members = Map.groupBy(memberships, (row) => row.team_id);
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    phoneNumber: row.phone_number,
    reference: row.reference,
    serviceAreaId: row.service_area_id,
    memberIds: (members.get(row.id) ?? []).map(({ user_id }) => user_id),
    closedAt: row.closed_at,
    version: row.version,
  }));
}

function column(viewer: Viewer, field: string, name: keyof TeamRow & string) {
  return visibleColumn<string>(viewer, 'team', field, name, 'team');
}

/** A snapshot's teams: those that are open, by name; more than anybody can oversee are left to the list. */
export async function openTeamsOf(db: Db, organisationId: string): Promise<TeamRow[]> {
  const open = db.selectFrom('team').selectAll().where('organisation_id', '=', organisationId);
  return open.where('closed_at', 'is', null).orderBy('name_key').limit(mostInSnapshot).execute();
}

export async function findTeam(db: Db, teamId: string): Promise<TeamRow | undefined> {
  return db.selectFrom('team').selectAll().where('id', '=', teamId).executeTakeFirst();
}

/** Finds a team to judge it and then change it: nobody else changes it before this transaction ends. */
export async function lockTeam(db: Db, teamId: string): Promise<TeamRow | undefined> {
  await db
    .updateTable('team')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', teamId)
    .execute();
  return findTeam(db, teamId);
}

export type NewTeam = Pick<FullTeam, 'id' | 'organisationId' | 'name' | 'phoneNumber' | 'reference' | 'serviceAreaId'>;

/** Answers false when the name is taken in the organisation. */
export async function insertTeam(db: Db, team: NewTeam): Promise<boolean> {
  const inserted = await db
    .insertInto('team')
    .values({
      id: team.id,
      organisation_id: team.organisationId,
      service_area_id: team.serviceAreaId,
      name: team.name,
      name_key: team.name.toLowerCase(),
      phone_number: team.phoneNumber,
      reference: team.reference,
      closed_at: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'name_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Needs the whole organisation in sight: a name is taken also by a team of another service area. */
export async function isTeamNameTaken(db: Db, organisationId: string, name: string, exceptId: string) {
  const row = await db
    .selectFrom('team')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('name_key', '=', name.toLowerCase())
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeTeam(
  db: Db,
  teamId: string,
  change: Partial<Omit<TeamRow, 'id' | 'organisation_id' | 'version'>>,
): Promise<number> {
  const { version } = await db
    .updateTable('team')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('id', '=', teamId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Answers whether it changed anything: putting somebody in twice is harmless. */
export async function addMember(db: Db, member: Tables['team_member']): Promise<boolean> {
  const inserted = await db
    .insertInto('team_member')
    .values(member)
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function removeMember(db: Db, teamId: string, userId: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('team_member')
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .returning('user_id')
    .executeTakeFirst();
  return removed !== undefined;
}
