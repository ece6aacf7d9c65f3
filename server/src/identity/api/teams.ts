import type { InputOf } from '@switchboard/shared/access';
import { identityOperations } from '@switchboard/shared/identity';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import type { Scope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { projected } from '../domain/field-visibility.ts';
import type { IdentityNeeds } from '../ports.ts';
import { foundBy, makeTeamFindable } from '../storage/finding.ts';
import { areOpenAreas } from '../storage/service-areas.ts';
import { findStaff } from '../storage/staff.ts';
import {
  addMember,
  changeTeam,
  completedTeams,
  findTeam,
  insertTeam,
  isTeamNameTaken,
  listTeams,
  lockTeam,
  removeMember,
  type TeamRow,
} from '../storage/teams.ts';
import { notFound, notOurPlace, sameVersion, withinReach } from './reach.ts';

type Teams = typeof identityOperations.team;
const nameTaken = () => refused({ code: 'team/name-taken' } as const);

export function registerTeams(registry: OperationRegistry, { database }: Pick<IdentityNeeds, 'database'>): void {
  const { team } = identityOperations;

  registry.query(team.list, async ({ scope, db }, input) => {
    const found = await foundBy(database, scope, { kind: 'team', text: input.search });
    const page = await listTeams(db, scope, { ...input, found });
    return page ? accepted({ ...page, items: page.items.map((one) => projected(scope, 'team', one)) }) : notOurPlace();
  });

  registry.query(team.read, async ({ scope, db }, { teamId }) => {
    const row = await findTeam(db, teamId);
    const isTheirsAndGone = row?.organisation_id !== scope.organisationId && row?.closed_at !== null;
    const [found] = row && !isTheirsAndGone ? await completedTeams(db, [row]) : [];
    return found ? accepted(projected(scope, 'team', found)) : notFound();
  });

  registry.command(team.create, createTeam);
  registry.command(team.update, updateTeam);
  registry.command(team.close, closeTeam);
  registry.command(team.addMember, (call, input) => changeMembership(call, input, 'added'));
  registry.command(team.removeMember, (call, input) => changeMembership(call, input, 'removed'));
}

async function createTeam({ scope, tx, now }: CommandCall, input: InputOf<Teams['create']>) {
  const reach = withinReach(scope, 'teams.manage', [input.serviceAreaId]);
  if (!reach.ok) return reach;
  if (!(await areOpenAreas(tx.db, [input.serviceAreaId]))) return notFound();
  const teamId = newId(now);
  const isNew = await insertTeam(tx.db, { id: teamId, organisationId: scope.organisationId, ...input });
  if (!isNew) return nameTaken();
  await makeTeamFindable(tx, { ...input, id: teamId, organisationId: scope.organisationId });
  tx.event({ type: 'team.created', subjectId: teamId, body: bodyOf(input) });
  await tx.audit({ subject: { kind: 'team', id: teamId }, after: input });
  return accepted({ teamId });
}

async function updateTeam({ scope, tx }: CommandCall, input: InputOf<Teams['update']>) {
  const { teamId, version: seen, ...after } = input;
  const found = await teamWithinReach(tx, scope, teamId, after.serviceAreaId);
  if (!found.ok) return found;
  const row = found.value;
  if (after.serviceAreaId !== row.service_area_id && !(await areOpenAreas(tx.db, [after.serviceAreaId]))) {
    return notFound();
  }
  const same = sameVersion(row, seen);
  if (!same.ok) return same;
  const wholeOrganisation = tx.asSystem('team.name-taken').db;
  if (await isTeamNameTaken(wholeOrganisation, scope.organisationId, after.name, teamId)) return nameTaken();
  const version = await changeTeam(tx.db, teamId, {
    name: after.name,
    name_key: after.name.toLowerCase(),
    phone_number: after.phoneNumber,
    reference: after.reference,
    service_area_id: after.serviceAreaId,
  });
  await makeTeamFindable(tx, { ...after, id: teamId, organisationId: scope.organisationId });
  tx.event({ type: 'team.changed', subjectId: teamId, body: bodyOf(after) });
  await tx.audit({ subject: { kind: 'team', id: teamId }, before: detailsOf(row), after });
  return accepted({ version });
}

async function closeTeam({ scope, tx, now }: CommandCall, { teamId }: InputOf<Teams['close']>) {
  const found = await teamWithinReach(tx, scope, teamId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.closed_at !== null) return accepted({ version: row.version });
  const version = await changeTeam(tx.db, teamId, { closed_at: now });
  tx.event({ type: 'team.closed', subjectId: teamId, body: bodyOf(detailsOf(row)) });
  await tx.audit({ subject: { kind: 'team', id: teamId }, before: { closedAt: null }, after: { closedAt: now } });
  return accepted({ version });
}

/** Harmless when it is so already: the click may be sent twice. */
async function changeMembership(
  { scope, tx }: CommandCall,
  { teamId, userId }: InputOf<Teams['addMember']>,
  change: 'added' | 'removed',
) {
  const found = await teamWithinReach(tx, scope, teamId);
  if (!found.ok) return found;
  const row = found.value;
  if (!(await findStaff(tx.db, userId))) return notFound();
  const member = { organisation_id: scope.organisationId, team_id: teamId, user_id: userId };
  const isChange = await (change === 'added' ? addMember(tx.db, member) : removeMember(tx.db, teamId, userId));
  if (!isChange) return accepted({ version: row.version });
  const version = await changeTeam(tx.db, teamId, {});
  tx.event({ type: `team.member-${change}`, subjectId: teamId, body: { ...bodyOf(detailsOf(row)), userId } });
  await tx.audit({ subject: { kind: 'team', id: teamId }, facts: { userId } });
  return accepted({ version });
}

/** The team, if the caller's right reaches the service area it is in and the one it shall be in. */
async function teamWithinReach(tx: Transaction, scope: Scope, teamId: string, movedTo?: string | null) {
  const row = await lockTeam(tx.db, teamId);
  if (!row) return notFound();
  const areas = movedTo === undefined ? [row.service_area_id] : [row.service_area_id, movedTo];
  const reach = withinReach(scope, 'teams.manage', areas);
  return reach.ok ? accepted(row) : reach;
}

function detailsOf(row: TeamRow) {
  return {
    name: row.name,
    phoneNumber: row.phone_number,
    reference: row.reference,
    serviceAreaId: row.service_area_id,
  };
}

function bodyOf({ name, serviceAreaId }: { name: string; serviceAreaId: string | null }) {
  return { name, serviceAreaId };
}
