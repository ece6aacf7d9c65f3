import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';

type Db = Kysely<Tables>;

export interface NamedTeam {
  readonly id: string;
  readonly name: string;
  /** People whose accounts are in use. */
  readonly members: number;
}

/** The organisation's own teams that are open, by name. */
export async function teamsOf(db: Db, organisationId: string): Promise<NamedTeam[]> {
  const teams = await db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .orderBy('name_key')
    .execute();
  const members = await db
    .selectFrom('team_member')
    .innerJoin('staff', 'staff.id', 'team_member.user_id')
    .select(['team_member.team_id'])
    .where('team_member.organisation_id', '=', organisationId)
    .where('staff.status', '=', 'active')
    .execute();
  const byTeam = Map.groupBy(members, (row) => row.team_id);
  return teams.map(({ id, name }) => ({ id, name, members: byTeam.get(id)?.length ?? 0 }));
}

export interface NamedArea {
  readonly id: string;
  readonly name: string;
}

export async function serviceAreasOf(db: Db, organisationId: string): Promise<NamedArea[]> {
  return db
    .selectFrom('service_area')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .orderBy('name_key')
    .execute();
}
