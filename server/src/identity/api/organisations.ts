import { deriveBrand } from '@switchboard/shared/brand';
import { type Brand, identityOperations } from '@switchboard/shared/identity';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import type { IdentityNeeds } from '../ports.ts';
import { issueLink } from '../storage/links.ts';
import {
  brandOf,
  changeOrganisation,
  changePolicy,
  findOrganisation,
  findOrganisationByName,
  insertOrganisation,
  listOrganisations,
  lockOrganisation,
  organisationRecord,
  policyOf,
} from '../storage/organisations.ts';
import { notFound, notOurPlace, sameVersion } from './reach.ts';
import { setupLinkLifeMs, setupLinkOf } from './setup-link.ts';

const nameTaken = () => refused({ code: 'organisation/name-taken' } as const);
const likeEmergency = () => refused({ code: 'organisation/brand-like-emergency' } as const);

/** The platform operator's operations on organisations, and each organisation's own brand and rules. */
export function registerOrganisations(registry: OperationRegistry, needs: IdentityNeeds): void {
  registerInstallation(registry, needs);
  const { organisation } = identityOperations;

  registry.query(organisation.read, async ({ scope, db }) => {
    const row = await findOrganisation(db, scope.organisationId);
    return row ? accepted(organisationRecord(row)) : notFound();
  });

  registry.command(organisation.update, async ({ scope, tx }, { version: seen, name, brand }) => {
    const row = await lockOrganisation(tx.db, scope.organisationId);
    if (!row) return notFound();
    const same = sameVersion(row, seen);
    if (!same.ok) return same;
    if (isLikeEmergency(brand)) return likeEmergency();
    const namesake = await findOrganisationByName(tx.asSystem('organisation.name-taken').db, name);
    if (namesake && namesake.id !== row.id) return nameTaken();
    const version = await changeOrganisation(tx.db, row.id, { name, brand });
    tx.event({ type: 'organisation.changed', subjectId: row.id, body: { name, brand } });
    const before = { name: row.name, brand: brandOf(row) };
    await tx.audit({ subject: { kind: 'organisation', id: row.id }, before, after: { name, brand } });
    return accepted({ version });
  });

  registry.query(organisation.readPolicy, async ({ scope, db }) => {
    const row = await findOrganisation(db, scope.organisationId);
    return row ? accepted({ version: row.policy_version, policy: policyOf(row) }) : notFound();
  });

  registry.command(organisation.updatePolicy, async ({ scope, tx }, { version: seen, policy }) => {
    const row = await lockOrganisation(tx.db, scope.organisationId);
    if (!row) return notFound();
    const same = sameVersion({ version: row.policy_version }, seen);
    if (!same.ok) return same;
    const version = await changePolicy(tx.db, row.id, policy);
    const { idleMinutes } = policy;
    tx.event({ type: 'policy.changed', subjectId: row.id, body: { idleMinutes } });
    await tx.audit({ subject: { kind: 'organisation', id: row.id }, before: policyOf(row), after: policy });
    return accepted({ version });
  });
}

function registerInstallation(registry: OperationRegistry, { database, publicUrl }: IdentityNeeds): void {
  const { organisation } = identityOperations;

  registry.query(organisation.list, async (_call, input) => {
    const page = await listOrganisations(database.read(systemScope(everyOrganisation, 'organisation.list')), input);
    return page ? accepted(page) : notOurPlace();
  });

  registry.command(organisation.create, async ({ tx, now }, { name, brand }) => {
    if (isLikeEmergency(brand)) return likeEmergency();
    const installation = tx.asSystem('organisation.create');
    const organisationId = newId(now);
    const isNew = await insertOrganisation(installation.db, { id: organisationId, name, brand, createdAt: now });
    if (!isNew) return nameTaken();
    const expiresAt = now + setupLinkLifeMs;
    const token = await issueLink(installation.db, { organisationId, purpose: 'setup', userId: null, expiresAt });
    installation.event({ type: 'organisation.created', subjectId: organisationId, body: { name }, organisationId });
    await tx.audit({ subject: { kind: 'organisation', id: organisationId }, after: { name, brand } });
    return accepted({ organisationId, link: setupLinkOf(publicUrl, token), expiresAt });
  });
}

/** Solid red on the desk means emergency and nothing else; every other colour is made readable by its shades. */
function isLikeEmergency({ colour }: Brand): boolean {
  const verdict = deriveBrand(colour)?.verdicts.find(({ id }) => id === 'apart-from-emergency');
  return verdict?.passes === false;
}
