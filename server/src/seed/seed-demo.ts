import type { PasswordHash } from '../identity/index.ts';
import { type FoundedOrganisation, foundOrganisation, share } from '../identity/index.ts';
import { everyOrganisation, systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import { type DemoOrganisation, demoOrganisations, demoPassword } from './demo-people.ts';

/**
 * Makes the demonstration's two organisations with their people, teams and one sharing grant, all in one commit.
 * Seeding again changes nothing: whatever people have done in the demonstration stays. Answers what it made, in the order of demoOrganisations, or null.
 */
export async function seedDemo({ database, passwords }: SeedNeeds): Promise<readonly FoundedOrganisation[] | null> {
  // One hash for all: the password is printed in the README, and eighteen costly ones would delay every first start.
  const passwordHash = await passwords.hash(demoPassword);
  const scope = { ...systemScope(everyOrganisation, 'seed.demo'), operation: 'seed.demo' };
  return database.inTransaction(scope, async (tx) => {
    const founded: FoundedOrganisation[] = [];
    for (const organisation of demoOrganisations) {
      const made = await foundOrganisation(tx, plan(organisation, passwordHash));
      if (!made) return null;
      founded.push(made);
    }
    const [police, council] = founded;
    if (!police || !council) return null;
    await share(tx, {
      fromOrganisationId: police.organisationId,
      toOrganisationId: council.organisationId,
      recordKind: 'team',
      fields: ['name', 'phoneNumber'],
      reason: 'Joint flood response: who to ring at the police',
    });
    return founded;
  });
}

export interface SeedNeeds {
  readonly database: Database;
  readonly passwords: PasswordHash;
}

function plan({ name, colour, areas, people, teams }: DemoOrganisation, passwordHash: string) {
  return { name, brand: { colour, logo: null }, areas, people, teams, passwordHash };
}
