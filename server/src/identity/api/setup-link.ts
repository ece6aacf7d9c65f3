import type { Refusal } from '@switchboard/shared/errors';
import { accepted, hours, type Instant, newId, type Result, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { issueLink } from '../storage/links.ts';
import { findOrganisationByName, insertOrganisation } from '../storage/organisations.ts';

export const setupLinkLifeMs = hours(24);

export function setupLinkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/desk/setup#${token}`;
}

/**
 * Creates an organisation and its one-use administrator link; for one that nobody has joined yet, a new link in place
 * of the old one. Refused when the organisation has people already: they have an administrator to turn to.
 */
export async function issueSetupLink(
  database: Database,
  name: string,
  publicUrl: string,
): Promise<Result<{ link: string; expiresAt: Instant }, Refusal>> {
  const scope = { ...systemScope(everyOrganisation, 'setup'), operation: 'setup.link' };
  return database.inTransaction(scope, async (tx) => {
    const known = await findOrganisationByName(tx.db, name);
    const organisationId = known?.id ?? newId(tx.now);
    if (known) {
      const somebody = await tx.db
        .selectFrom('staff')
        .select('id')
        .where('organisation_id', '=', known.id)
        .executeTakeFirst();
      if (somebody) return refused({ code: 'organisation/name-taken' });
    } else {
      const brand = { colour: '#2B5B84', logo: null };
      await insertOrganisation(tx.db, { id: organisationId, name, brand, createdAt: tx.now });
      tx.event({ type: 'organisation.created', subjectId: organisationId, body: { name }, organisationId });
    }
    const expiresAt = tx.now + setupLinkLifeMs;
    const token = await issueLink(tx.db, { organisationId, purpose: 'setup', userId: null, expiresAt });
    await tx.audit({ subject: { kind: 'organisation', id: organisationId }, facts: { expiresAt }, organisationId });
    return accepted({ link: setupLinkOf(publicUrl, token), expiresAt });
  });
}
