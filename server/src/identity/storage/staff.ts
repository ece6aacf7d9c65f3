import { allRoles } from '@switchboard/shared/access';
import type { RoleAssignment, UserStatus } from '@switchboard/shared/identity';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../platform/database/tables.ts';

type Db = Kysely<Tables>;
export type StaffRow = Selectable<Tables['staff']>;

const role = z.enum(allRoles);
const status = z.enum(['invited', 'active', 'suspended']);

export function statusOf(row: Pick<StaffRow, 'status'>): UserStatus {
  return status.parse(row.status);
}

export async function findStaff(db: Db, userId: string): Promise<StaffRow | undefined> {
  return db.selectFrom('staff').selectAll().where('id', '=', userId).executeTakeFirst();
}

/**
 * Finds a row to judge it and then change it: nobody else changes it before this transaction ends. (PostgreSQL locks
 * the row; SQLite has one writer anyway.) A row out of the scope's reach for changes is found all the same, unlocked.
 */
export async function lockStaff(db: Db, userId: string): Promise<StaffRow | undefined> {
  await db
    .updateTable('staff')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', userId)
    .execute();
  return findStaff(db, userId);
}

/** Needs a scope over every organisation: user names are unique in the installation. */
export async function findByUserName(db: Db, userName: string): Promise<StaffRow | undefined> {
  return db.selectFrom('staff').selectAll().where('user_name', '=', userName).executeTakeFirst();
}

export async function rolesOf(db: Db, userId: string): Promise<RoleAssignment[]> {
  return (await rolesOfMany(db, [userId])).get(userId) ?? [];
}

export async function rolesOfMany(db: Db, userIds: readonly string[]): Promise<Map<string, RoleAssignment[]>> {
  const roles = new Map<string, RoleAssignment[]>();
  if (userIds.length === 0) return roles;
  const rows = await db
    .selectFrom('staff_role')
    .selectAll()
    .where('user_id', 'in', [...userIds])
    .execute();
  for (const row of rows) {
    const assignment = { role: role.parse(row.role), serviceAreaId: row.service_area_id };
    roles.set(row.user_id, [...(roles.get(row.user_id) ?? []), assignment]);
  }
  return roles;
}

export async function replaceRoles(
  db: Db,
  person: { id: string; organisationId: string },
  roles: readonly RoleAssignment[],
): Promise<void> {
  await db.deleteFrom('staff_role').where('user_id', '=', person.id).execute();
  if (roles.length === 0) return;
  const rows = roles.map((one) => ({
    organisation_id: person.organisationId,
    user_id: person.id,
    role: one.role,
    service_area_id: one.serviceAreaId,
  }));
  await db.insertInto('staff_role').values(rows).execute();
}

export interface NewStaff {
  readonly id: string;
  readonly organisationId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly reference: string | null;
  readonly serviceAreaId: string | null;
  readonly status: UserStatus;
  readonly createdAt: Instant;
}

/** Answers false when the user name is taken, in whichever organisation. */
export async function insertStaff(db: Db, person: NewStaff): Promise<boolean> {
  const inserted = await db
    .insertInto('staff')
    .values({
      id: person.id,
      organisation_id: person.organisationId,
      service_area_id: person.serviceAreaId,
      user_name: person.userName,
      display_name: person.displayName,
      display_name_key: person.displayName.toLowerCase(),
      job_title: person.jobTitle,
      email: person.email,
      phone_number: person.phoneNumber,
      reference: person.reference,
      status: person.status,
      created_at: person.createdAt,
      last_sign_in_at: null,
      failed_attempts: 0,
      locked_until_at: null,
      identity_provider: 'password',
      provider_subject: null,
      desk_epoch: 0,
      desk_session_id: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.column('user_name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export type StaffChange = Partial<Omit<StaffRow, 'id' | 'organisation_id' | 'version'>>;

/** Changes a row and raises its version; answers the new version. */
export async function changeStaff(db: Db, userId: string, change: StaffChange): Promise<number> {
  const { version } = await db
    .updateTable('staff')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('id', '=', userId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Changes what is not part of the record as people edit it (attempts, desk, last sign-in): the version stays. */
export async function noteOnStaff(db: Db, userId: string, change: StaffChange): Promise<void> {
  await db.updateTable('staff').set(change).where('id', '=', userId).execute();
}

/** The desk is free when the session that held it is gone; a newer holder is left alone. */
export async function giveUpDesk(db: Db, userId: string, sessionId: string): Promise<void> {
  await db
    .updateTable('staff')
    .set({ desk_session_id: null })
    .where('id', '=', userId)
    .where('desk_session_id', '=', sessionId)
    .execute();
}

/** Holders of a role for the whole organisation who are not suspended, apart from one. */
export async function othersWithRole(db: Db, roleName: RoleAssignment['role'], exceptUserId: string): Promise<number> {
  const row = await db
    .selectFrom('staff_role')
    .innerJoin('staff', 'staff.id', 'staff_role.user_id')
    .select((expression) => expression.fn.countAll<number | string>().as('count'))
    .where('staff_role.role', '=', roleName)
    .where('staff_role.service_area_id', 'is', null)
    .where('staff.status', '=', 'active')
    .where('staff.id', '!=', exceptUserId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
