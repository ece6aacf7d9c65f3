import { type InputOf, type Right, rightsOfWholeOrganisation } from '@switchboard/shared/access';
import { type HeldRight, identityOperations } from '@switchboard/shared/identity';
import { accepted, days, newId, refused } from '@switchboard/shared/kernel';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { type HeldRights, isHeldFor } from '../domain/held-rights.ts';
import { findApiToken, insertApiToken, listApiTokens, revokeApiToken } from '../storage/api-tokens.ts';
import { newSecretToken } from '../storage/secret-token.ts';
import { areOpenAreas } from '../storage/service-areas.ts';
import { notFound, notOurPlace } from './reach.ts';

/** Tokens of programs: with a part of their issuer's rights, for a time, kept as hashes. */
export function registerApiTokens(registry: OperationRegistry): void {
  const { apiToken } = identityOperations;

  registry.query(apiToken.list, async ({ db, now }, input) => {
    const page = await listApiTokens(db, input, now);
    return page ? accepted(page) : notOurPlace();
  });

  registry.command(apiToken.issue, issueToken);

  registry.command(apiToken.revoke, async ({ tx, now }, { apiTokenId }) => {
    const row = await findApiToken(tx.db, apiTokenId);
    if (!row) return notFound();
    if (row.revoked_at !== null) return accepted({});
    await revokeApiToken(tx.db, apiTokenId, now);
    tx.event({ type: 'apiToken.revoked', subjectId: apiTokenId, body: { name: row.name } });
    const subject = { kind: 'apiToken', id: apiTokenId };
    await tx.audit({ subject, before: { revokedAt: null }, after: { revokedAt: now } });
    return accepted({});
  });
}

async function issueToken({ scope, tx, now }: CommandCall, input: InputOf<typeof identityOperations.apiToken.issue>) {
  const { name, rights, serviceAreaId, expiresInDays } = input;
  if (!(await areOpenAreas(tx.db, [serviceAreaId]))) return notFound();
  const beyond = rights.filter((right) => !mayHandOn(scope.rights, right, serviceAreaId));
  if (beyond.length > 0) return refused({ code: 'api-token/right-not-yours', details: { rights: beyond } } as const);
  const held: HeldRight[] = [...new Set(rights)].sort().map((right) => ({
    right,
    areas: serviceAreaId === null ? 'all' : [serviceAreaId],
  }));
  const { token, hash } = newSecretToken('api');
  const apiTokenId = newId(now);
  const expiresAt = now + days(expiresInDays);
  await insertApiToken(tx.db, {
    id: apiTokenId,
    organisation_id: scope.organisationId,
    name,
    name_key: name.toLowerCase(),
    token_hash: hash,
    rights: JSON.stringify(held),
    issued_by: scope.actor.userId ?? null,
    issued_at: now,
    expires_at: expiresAt,
    last_used_at: null,
    revoked_at: null,
  });
  tx.event({ type: 'apiToken.issued', subjectId: apiTokenId, body: { name } });
  await tx.audit({ subject: { kind: 'apiToken', id: apiTokenId }, after: { name, rights: held, expiresAt } });
  return accepted({ apiTokenId, token, expiresAt });
}

/** The installation is looked after by people only, and a right of the whole organisation does not fit in an area. */
function mayHandOn(held: HeldRights, right: Right, serviceAreaId: string | null): boolean {
  if (right === 'installation.manage') return false;
  if (serviceAreaId !== null && rightsOfWholeOrganisation.has(right)) return false;
  return isHeldFor(held, right, serviceAreaId);
}
