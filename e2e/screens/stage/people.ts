import { allRights, type Right, type Role, rightsOf } from '@switchboard/shared/access';
import type { SignedIn } from '@switchboard/shared/identity';
import { idOf } from './ids.ts';
import { inDays } from './moments.ts';

export const eastmere = {
  id: idOf('organisation', 1),
  name: 'Eastmere Police',
  brand: { colour: '#0B5CAD', logo: null },
};
export const northvale = {
  id: idOf('organisation', 2),
  name: 'Northvale District Council',
  brand: { colour: '#1F5F5B', logo: null },
};

/** Somebody at the desk, with one role for the whole organisation. */
export function signedInAs(name: string, role: Role, organisation: SignedIn['organisation'] = eastmere): SignedIn {
  const rights: readonly Right[] = rightsOf(role);
  return {
    user: {
      id: idOf('user', 1),
      userName: `${name.toLowerCase().replace(' ', '.')}@eastmere.example`,
      displayName: name,
      email: null,
      mustChangePassword: false,
    },
    organisation,
    roles: [role],
    rights: allRights.filter((right) => rights.includes(right)).map((right) => ({ right, areas: 'all' })),
    policy: { idleMinutes: 15, secondDesk: 'takeOver', passwordMinimumLength: 12 },
    session: { id: idOf('session', 1), expiresAt: inDays(0.4), desk: { standing: 'none', epoch: null } },
    demo: false,
  };
}

export const sam = signedInAs('Sam Okoro', 'securityAdministrator');
export const pat = signedInAs('Pat Lowe', 'platformOperator');
export const ann = signedInAs('Ann Archer', 'operator');
export const clara = signedInAs('Clara Moss', 'contentAdministrator');
