import { allRoles } from '@switchboard/shared/access';
import { type Policy, policySchema, type RoleAssignment } from '@switchboard/shared/identity';
import { days, type Instant } from '@switchboard/shared/kernel';
import { z } from 'zod';
import { type Database, hotStatement, type SqlValue } from '../../platform/database/index.ts';
import type { ReceivedGrant } from '../domain/sharing-in-force.ts';

interface StandingRow {
  session_id: string;
  organisation_id: string;
  user_id: string;
  last_seen_at: number;
  expires_at: number;
  session_epoch: number | null;
  status: string;
  desk_epoch: number;
  password_changed_at: number | null;
  policy: string;
}

/** All that decides whether a session still counts, read afresh for every call: a change of rights holds at once. */
export interface Standing {
  readonly sessionId: string;
  readonly organisationId: string;
  readonly userId: string;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly isSuspended: boolean;
  /** A newer session of the same person has claimed the desk that this one held. */
  readonly isTakenOver: boolean;
  readonly passwordIsTooOld: boolean;
  readonly policy: Policy;
}

const from = `FROM staff_session s
  JOIN staff u ON u.id = s.user_id AND u.organisation_id = s.organisation_id
  JOIN organisation o ON o.id = s.organisation_id
  LEFT JOIN password_credential c ON c.user_id = s.user_id`;
const columns = `s.id AS session_id, s.organisation_id, s.user_id, s.last_seen_at, s.expires_at,
  s.desk_epoch AS session_epoch, u.status, u.desk_epoch, c.changed_at AS password_changed_at, o.policy`;

const byId = hotStatement('standing.by-id', `SELECT ${columns} ${from} WHERE s.id = ? AND s.organisation_id = ?`);
const byHash = hotStatement('standing.by-hash', `SELECT ${columns} ${from} WHERE s.token_hash = ?`);
const byShortHash = hotStatement(
  'standing.by-short-hash',
  `SELECT ${columns} ${from} JOIN short_token t ON t.session_id = s.id WHERE t.token_hash = ? AND t.expires_at > ?`,
);
const roleRows = hotStatement(
  'standing.roles',
  'SELECT role, service_area_id FROM staff_role WHERE user_id = ? AND organisation_id = ?',
);
const grantRows = hotStatement(
  'standing.grants',
  `SELECT organisation_id, record_kind, fields, valid_from_at, valid_until_at, ended_at FROM sharing_grant
   WHERE to_organisation_id = ? AND valid_from_at <= ? AND ended_at IS NULL`,
);

export function standingById(database: Database, sessionId: string, organisationId: string, now: Instant) {
  return standing(database, byId, [sessionId, organisationId], now);
}

export function standingByTokenHash(database: Database, hash: string, now: Instant) {
  return standing(database, byHash, [hash], now);
}

export function standingByShortHash(database: Database, hash: string, now: Instant) {
  return standing(database, byShortHash, [hash, now], now);
}

async function standing(
  database: Database,
  statement: typeof byId,
  values: SqlValue[],
  now: Instant,
): Promise<Standing | null> {
  const [row] = await database.readPrepared<StandingRow>(statement, values);
  if (!row) return null;
  const policy = policySchema.parse(JSON.parse(row.policy));
  const { maximumAgeDays } = policy.password;
  const age = row.password_changed_at === null ? 0 : now - row.password_changed_at;
  return {
    sessionId: row.session_id,
    organisationId: row.organisation_id,
    userId: row.user_id,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    isSuspended: row.status !== 'active',
    isTakenOver: row.session_epoch !== null && row.session_epoch !== row.desk_epoch,
    passwordIsTooOld: maximumAgeDays > 0 && age >= days(maximumAgeDays),
    policy,
  };
}

const role = z.enum(allRoles);

export async function rolesHeld(database: Database, userId: string, organisationId: string): Promise<RoleAssignment[]> {
  const rows = await database.readPrepared<{ role: string; service_area_id: string | null }>(roleRows, [
    userId,
    organisationId,
  ]);
  return rows.map((row) => ({ role: role.parse(row.role), serviceAreaId: row.service_area_id }));
}

interface GrantRow {
  organisation_id: string;
  record_kind: string;
  fields: string;
  valid_from_at: number;
  valid_until_at: number | null;
  ended_at: number | null;
}

export async function grantsReceived(
  database: Database,
  organisationId: string,
  now: Instant,
): Promise<ReceivedGrant[]> {
  const rows = await database.readPrepared<GrantRow>(grantRows, [organisationId, now]);
  return rows.map((row) => ({
    fromOrganisationId: row.organisation_id,
    recordKind: row.record_kind,
    fields: JSON.parse(row.fields) as string[],
    validFromAt: row.valid_from_at,
    validUntilAt: row.valid_until_at,
    endedAt: row.ended_at,
  }));
}
