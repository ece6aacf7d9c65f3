import type { CallInputOf, InputOf } from '@switchboard/shared/access';
import type { identityOperations, RoleAssignment } from '@switchboard/shared/identity';
import type { Instant, Page } from '@switchboard/shared/kernel';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import type { Viewer } from '../domain/field-visibility.ts';
import { isAmong } from './finding.ts';
import { type ListOrder, pageOfRows, sortFrom } from './keyset.ts';
import { rolesOfMany, type StaffRow, statusOf } from './staff.ts';
import { visibleColumn } from './visible-column.ts';

type Db = Kysely<Tables>;
/** `found`: only these, because a text found them. */
export type StaffFilter = InputOf<typeof identityOperations.user.list> & {
  readonly found?: readonly string[] | undefined;
};
export type StaffSort = NonNullable<CallInputOf<typeof identityOperations.user.list>['sort']>;

/** A member of staff with everything; what a caller gets of it is decided by `projected`. */
export interface FullUser {
  readonly id: string;
  readonly organisationId: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
  readonly phoneNumber: string | null;
  readonly reference: string | null;
  readonly teamIds: string[];
  readonly serviceAreaId: string | null;
  readonly status: ReturnType<typeof statusOf>;
  readonly version: number;
  readonly userName: string;
  readonly email: string | null;
  readonly roles: RoleAssignment[];
  readonly lockedUntilAt: Instant | null;
  readonly lastSignInAt: Instant | null;
  readonly createdAt: Instant;
}

/** One page of staff, own and shared, found only by what the viewer may see. Null: `after` is not ours. */
export async function listStaff(
  db: Db,
  viewer: Viewer,
  filter: StaffFilter,
  now: Instant,
): Promise<Page<FullUser> | null> {
  const order = orderOf(viewer, filter.sort);
  let query = db
    .selectFrom('staff')
    .selectAll('staff')
    .select(sql<string>`${order.key}`.as('sort_key'))
    .where(ownOrNotSuspended(viewer));
  if (filter.found) query = query.where(isAmong('staff.id', filter.found));
  if (filter.status) query = query.where(column(viewer, 'status', 'status'), '=', filter.status);
  if (filter.teamId) query = query.where(isMember(filter.teamId));
  if (filter.role) {
    query = query.where(column(viewer, 'roles', 'id'), 'is not', null).where(hasRole(filter.role));
  }
  const page = await pageOfRows(query, order, filter);
  return page && { items: await completed(db, page.items, now), next: page.next };
}

/** The rows with their roles and teams, which stand in tables of their own. */
export async function completed(db: Db, rows: readonly StaffRow[], now: Instant): Promise<FullUser[]> {
  const ids = rows.map(({ id }) => id);
  const roles = await rolesOfMany(db, ids);
  const teams = await teamsOfMany(db, ids);
  return rows.map((row) => fullUser(row, roles.get(row.id) ?? [], teams.get(row.id) ?? [], now));
}

function fullUser(row: StaffRow, roles: RoleAssignment[], teamIds: string[], now: Instant): FullUser {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    displayName: row.display_name,
    jobTitle: row.job_title,
    phoneNumber: row.phone_number,
    reference: row.reference,
    teamIds,
    serviceAreaId: row.service_area_id,
    status: statusOf(row),
    version: row.version,
    userName: row.user_name,
    email: row.email,
    roles,
    lockedUntilAt: row.locked_until_at !== null && row.locked_until_at > now ? row.locked_until_at : null,
    lastSignInAt: row.last_sign_in_at,
    createdAt: row.created_at,
  };
}

function column<Value = string>(viewer: Viewer, field: string, name: keyof StaffRow & string) {
  return visibleColumn<Value>(viewer, 'user', field, name, 'staff');
}

function orderOf(viewer: Viewer, sort: StaffSort): ListOrder {
  const { field, descending } = sortFrom<'displayName' | 'reference'>(sort);
  const name = field === 'displayName' ? 'display_name_key' : 'reference';
  return {
    key: sql<string>`coalesce(${column(viewer, field, name)}, '')`,
    id: sql.ref<string>('staff.id'),
    holds: 'text',
    descending,
  };
}

/** Another organisation shares the people who work there, not those it has suspended. */
function ownOrNotSuspended(viewer: Viewer) {
  return sql<boolean>`(staff.organisation_id = ${viewer.organisationId} or staff.status <> 'suspended')`;
}

function isMember(teamId: string) {
  return ({ exists, selectFrom }: ExpressionTools) =>
    exists(
      selectFrom('team_member')
        .select('team_member.user_id')
        .whereRef('team_member.user_id', '=', 'staff.id')
        .where('team_member.team_id', '=', teamId),
    );
}

function hasRole(role: RoleAssignment['role']) {
  return ({ exists, selectFrom }: ExpressionTools) =>
    exists(
      selectFrom('staff_role')
        .select('staff_role.user_id')
        .whereRef('staff_role.user_id', '=', 'staff.id')
        .where('staff_role.role', '=', role),
    );
}
type ExpressionTools = import('kysely').ExpressionBuilder<Tables, 'staff'>;

async function teamsOfMany(db: Db, userIds: readonly string[]): Promise<Map<string, string[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('team_member')
    .select(['team_id', 'user_id'])
    .where('user_id', 'in', [...userIds])
    .orderBy('team_id')
    .execute();
  const teams = Map.groupBy(rows, (row) => row.user_id);
  return new Map([...teams].map(([userId, memberships]) => [userId, memberships.map(({ team_id }) => team_id)]));
}
