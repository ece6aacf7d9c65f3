import type { LiveCatalogue, SnapshotCall } from '../../platform/subscriptions/index.ts';
import { projected } from '../domain/field-visibility.ts';
import { openServiceAreas } from '../storage/service-areas.ts';
import { completedTeams, openTeamsOf } from '../storage/teams.ts';

/** What a desk starts from: the open teams and service areas, with the fields the asker may see. */
export function registerIdentitySnapshots(catalogue: LiveCatalogue): void {
  catalogue.snapshot({ name: 'teams', right: 'directory.read', sharedAs: 'team', take: takeTeams });
  catalogue.snapshot({ name: 'serviceAreas', right: 'directory.read', take: takeServiceAreas });
}

async function takeTeams({ db, scope, organisationId }: SnapshotCall) {
  const teams = await completedTeams(db, await openTeamsOf(db, organisationId));
  return teams.map((team) => projected(scope, 'team', team));
}

async function takeServiceAreas({ db, organisationId }: SnapshotCall) {
  return (await openServiceAreas(db)).map((area) => ({ ...area, organisationId }));
}
