import { hours } from '@switchboard/shared/kernel';
import type { JobRunner } from '../platform/jobs/index.ts';
import type { OperationRegistry } from '../platform/operations/registry.ts';
import { registerApiTokens } from './api/api-tokens.ts';
import { registerDesk } from './api/desk.ts';
import { sessionTimer } from './api/ending-sessions.ts';
import { registerOrganisations } from './api/organisations.ts';
import { registerSessions } from './api/own-session.ts';
import { registerPasswords } from './api/passwords.ts';
import { registerServiceAreas } from './api/service-areas.ts';
import { makeSessionTimer } from './api/session-timer.ts';
import { registerSharingGrants } from './api/sharing-grants.ts';
import { grantBegins, grantRunsOut, onGrantTurn } from './api/sharing-turns.ts';
import { registerSignIn } from './api/sign-in.ts';
import { registerTeams } from './api/teams.ts';
import { registerUserStatus } from './api/user-status.ts';
import { registerUsers } from './api/users.ts';
import type { IdentityNeeds } from './ports.ts';
import { purgeLinks } from './storage/links.ts';
import { purgeShortTokens } from './storage/sessions.ts';
import './storage/tables.ts';

export { SessionAuthenticator } from './api/authenticator.ts';
export { type FoundedOrganisation, foundOrganisation, type OrganisationPlan, share } from './api/founding.ts';
export { registerLiveIdentity } from './api/live-identity.ts';
export { issueSetupLink } from './api/setup-link.ts';
export { SignInLimits } from './domain/sign-in-limits.ts';
export type { IdentityNeeds, IsOnContact } from './ports.ts';
export { actorNamesFrom } from './storage/actor-names.ts';
export { brandColoursFrom } from './storage/brand-colours.ts';
export { identityMigrations } from './storage/migrations.ts';
export { PasswordHash } from './storage/password-hash.ts';

/** Registers every operation of the feature and its timers. */
export function registerIdentity(registry: OperationRegistry, jobs: JobRunner, needs: IdentityNeeds): void {
  registerSignIn(registry, needs);
  registerSessions(registry, needs);
  registerDesk(registry, needs);
  registerPasswords(registry, needs);
  registerOrganisations(registry, needs);
  registerUsers(registry, needs);
  registerUserStatus(registry);
  registerTeams(registry, needs);
  registerServiceAreas(registry);
  registerSharingGrants(registry, needs);
  registerApiTokens(registry);
  jobs.onDue(sessionTimer, makeSessionTimer(needs.isOnContact));
  jobs.onDue(grantBegins, onGrantTurn);
  jobs.onDue(grantRunsOut, onGrantTurn);
  jobs.every('identity.purge', hours(1), async (tx) => {
    await purgeLinks(tx.db, tx.now);
    await purgeShortTokens(tx.db, tx.now);
    return 'done';
  });
}
