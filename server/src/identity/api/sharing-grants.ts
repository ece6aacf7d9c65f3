import type { InputOf } from '@switchboard/shared/access';
import { identityOperations } from '@switchboard/shared/identity';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import type { IdentityNeeds } from '../ports.ts';
import { findOrganisation, listPartners } from '../storage/organisations.ts';
import { endGrant, findGrant, insertGrant, listGrants, type SharingGrantRow } from '../storage/sharing-grants.ts';
import { notFound, notOurPlace } from './reach.ts';
import { announceGrant, grantBegins, grantRunsOut, scheduleTurns } from './sharing-turns.ts';

/**
 * What one organisation shows another. A grant is a row of its giver; the receiver is told of it here, and
 * honours it through its scope in every question. Nothing that is shared can be changed by the receiver.
 */
export function registerSharingGrants(registry: OperationRegistry, { database }: IdentityNeeds): void {
  const { sharingGrant } = identityOperations;

  registry.query(sharingGrant.list, async ({ scope, now }, input) => {
    const db = database.read(systemScope(everyOrganisation, 'sharingGrant.list'));
    const page = await listGrants(db, scope.organisationId, input, now);
    return page ? accepted(page) : notOurPlace();
  });

  registry.query(sharingGrant.listPartners, async ({ scope }, input) => {
    const db = database.read(systemScope(everyOrganisation, 'sharingGrant.listPartners'));
    const page = await listPartners(db, scope.organisationId, input);
    return page ? accepted(page) : notOurPlace();
  });

  registry.command(sharingGrant.create, createGrant);

  registry.command(sharingGrant.end, async ({ tx, now }, { sharingGrantId }) => {
    const row = await findGrant(tx.db, sharingGrantId);
    if (!row) return notFound();
    if (row.ended_at !== null) return accepted({ endedAt: row.ended_at });
    await endGrant(tx.db, sharingGrantId, now);
    await tx.cancel(grantBegins, sharingGrantId);
    await tx.cancel(grantRunsOut, sharingGrantId);
    announceGrant(tx, 'sharingGrant.ended', row);
    await tx.audit({
      subject: { kind: 'sharingGrant', id: row.id },
      before: { endedAt: null },
      after: { endedAt: now },
    });
    return accepted({ endedAt: now });
  });
}

async function createGrant(
  { scope, tx, now }: CommandCall,
  input: InputOf<typeof identityOperations.sharingGrant.create>,
) {
  const { toOrganisationId } = input;
  if (toOrganisationId === scope.organisationId) return refused({ code: 'sharing/with-yourself' } as const);
  const installation = tx.asSystem('sharingGrant.partner');
  if (!(await findOrganisation(installation.db, toOrganisationId))) return notFound();
  const row: SharingGrantRow = {
    id: newId(now),
    organisation_id: scope.organisationId,
    to_organisation_id: toOrganisationId,
    record_kind: input.recordKind,
    fields: JSON.stringify([...new Set(input.fields)].sort()),
    reason: input.reason,
    valid_from_at: input.validFromAt,
    valid_until_at: input.validUntilAt,
    ended_at: null,
    created_at: now,
  };
  await insertGrant(tx.db, row);
  announceGrant(tx, 'sharingGrant.created', row);
  await scheduleTurns(tx, row);
  await tx.audit({ subject: { kind: 'sharingGrant', id: row.id }, after: input });
  return accepted({ sharingGrantId: row.id });
}
