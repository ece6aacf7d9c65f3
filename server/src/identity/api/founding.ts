import type { Role } from '@switchboard/shared/access';
import type { Brand, SharedKind } from '@switchboard/shared/identity';
import { newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { setPassword } from '../storage/credentials.ts';
import { makePersonFindable, makeTeamFindable } from '../storage/finding.ts';
import { insertOrganisation } from '../storage/organisations.ts';
import { insertServiceArea } from '../storage/service-areas.ts';
import { insertGrant } from '../storage/sharing-grants.ts';
import { insertStaff, replaceRoles } from '../storage/staff.ts';
import { addMember, insertTeam } from '../storage/teams.ts';

/** A whole organisation as it is to begin: what a seed or an import knows beforehand. */
export interface OrganisationPlan {
  readonly name: string;
  readonly brand: Brand;
  readonly areas: readonly { readonly name: string; readonly reference: string }[];
  readonly people: readonly PersonPlan[];
  readonly teams: readonly TeamPlan[];
  /** Everybody's password, already hashed. */
  readonly passwordHash: string;
}

interface PersonPlan {
  readonly userName: string;
  readonly displayName: string;
  readonly jobTitle: string;
  readonly role: Role;
  readonly phoneNumber: string;
  readonly reference: string;
  /** Index into `areas`; absent: the whole organisation. */
  readonly area?: number;
}

interface TeamPlan {
  readonly name: string;
  readonly phoneNumber: string;
  readonly reference: string;
  readonly area?: number;
  /** Indexes into `people`. */
  readonly members: readonly number[];
}

export interface FoundedOrganisation {
  readonly organisationId: string;
  readonly areaIds: readonly string[];
  readonly userIds: readonly string[];
  readonly teamIds: readonly string[];
}

/** Founds an organisation with its people and teams. Needs the system's scope. Null when the name is taken. */
export async function foundOrganisation(tx: Transaction, plan: OrganisationPlan): Promise<FoundedOrganisation | null> {
  const organisationId = newId(tx.now);
  const { name, brand } = plan;
  if (!(await insertOrganisation(tx.db, { id: organisationId, name, brand, createdAt: tx.now }))) return null;
  tx.event({ type: 'organisation.created', subjectId: organisationId, body: { name }, organisationId });
  await tx.audit({ subject: { kind: 'organisation', id: organisationId }, after: { name, brand }, organisationId });
  const areaIds: string[] = [];
  for (const area of plan.areas) {
    const id = newId(tx.now);
    await insertServiceArea(tx.db, { id, organisationId, ...area });
    areaIds.push(id);
  }
  const userIds: string[] = [];
  for (const person of plan.people)
    userIds.push(await addPerson(tx, organisationId, person, areaIds, plan.passwordHash));
  const teamIds: string[] = [];
  for (const team of plan.teams) teamIds.push(await addTeam(tx, organisationId, team, areaIds, userIds));
  return { organisationId, areaIds, userIds, teamIds };
}

async function addPerson(
  tx: Transaction,
  organisationId: string,
  { role, area, ...person }: PersonPlan,
  areaIds: readonly string[],
  hash: string,
): Promise<string> {
  const id = newId(tx.now);
  const serviceAreaId = area === undefined ? null : (areaIds[area] ?? null);
  const details = { ...person, id, organisationId, email: person.userName, serviceAreaId };
  const isNew = await insertStaff(tx.db, { ...details, status: 'active', createdAt: tx.now });
  if (!isNew) throw new Error(`The user name ${person.userName} is taken already`);
  await makePersonFindable(tx, details);
  const roles = [{ role, serviceAreaId }];
  await replaceRoles(tx.db, { id, organisationId }, roles);
  await setPassword(tx.db, { userId: id, organisationId, hash, changedAt: tx.now });
  const body = { displayName: person.displayName, serviceAreaId };
  tx.event({ type: 'user.created', subjectId: id, body, organisationId });
  await tx.audit({ subject: { kind: 'user', id }, after: { ...person, roles }, organisationId });
  return id;
}

async function addTeam(
  tx: Transaction,
  organisationId: string,
  { area, members, ...team }: TeamPlan,
  areaIds: readonly string[],
  userIds: readonly string[],
): Promise<string> {
  const id = newId(tx.now);
  const serviceAreaId = area === undefined ? null : (areaIds[area] ?? null);
  const details = { ...team, id, organisationId, serviceAreaId };
  await insertTeam(tx.db, details);
  await makeTeamFindable(tx, details);
  for (const userId of members.flatMap((index) => userIds[index] ?? [])) {
    await addMember(tx.db, { organisation_id: organisationId, team_id: id, user_id: userId });
  }
  tx.event({ type: 'team.created', subjectId: id, body: { name: team.name, serviceAreaId }, organisationId });
  await tx.audit({ subject: { kind: 'team', id }, after: { ...team, serviceAreaId }, organisationId });
  return id;
}

export interface SharingPlan {
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly recordKind: SharedKind;
  readonly fields: readonly string[];
  readonly reason: string;
}

/** Shares from now on until it is ended. Needs the system's scope. */
export async function share(tx: Transaction, plan: SharingPlan): Promise<string> {
  const id = newId(tx.now);
  const { fromOrganisationId, toOrganisationId, recordKind, fields, reason } = plan;
  await insertGrant(tx.db, {
    id,
    organisation_id: fromOrganisationId,
    to_organisation_id: toOrganisationId,
    record_kind: recordKind,
    fields: JSON.stringify([...fields].sort()),
    reason,
    valid_from_at: tx.now,
    valid_until_at: null,
    ended_at: null,
    created_at: tx.now,
  });
  const body = { fromOrganisationId, toOrganisationId, recordKind };
  for (const organisationId of [fromOrganisationId, toOrganisationId]) {
    tx.event({ type: 'sharingGrant.created', subjectId: id, body, organisationId });
  }
  const after = { toOrganisationId, recordKind, fields, reason };
  await tx.audit({ subject: { kind: 'sharingGrant', id }, after, organisationId: fromOrganisationId });
  return id;
}
