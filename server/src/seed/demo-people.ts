import type { Role } from '@switchboard/shared/access';

/** The one password of every demonstration account; it opens nothing but invented data. */
export const demoPassword = 'Lantern-Harbour-42';

export interface DemoPerson {
  readonly userName: string;
  readonly displayName: string;
  readonly jobTitle: string;
  readonly role: Role;
  /** Work phone and staff number: both organisations use the same ones on purpose. */
  readonly phoneNumber: string;
  readonly reference: string;
  /** Index of the service area she works in; absent: the whole organisation. */
  readonly area?: number;
}

export interface DemoTeam {
  readonly name: string;
  readonly phoneNumber: string;
  readonly reference: string;
  readonly area?: number;
  /** Indexes of its people. */
  readonly members: readonly number[];
}

export interface DemoOrganisation {
  readonly name: string;
  readonly colour: string;
  readonly areas: readonly { readonly name: string; readonly reference: string }[];
  readonly people: readonly DemoPerson[];
  readonly teams: readonly DemoTeam[];
}

/** Who holds which role, so that the first person of each role is at the same place in both organisations. */
const places: readonly { role: Role; jobTitle: string; area?: number }[] = [
  { role: 'operator', jobTitle: 'Contact centre operator' },
  { role: 'operator', jobTitle: 'Contact centre operator' },
  { role: 'supervisor', jobTitle: 'Team leader' },
  { role: 'qaReviewer', jobTitle: 'Quality reviewer' },
  { role: 'caseworker', jobTitle: 'Caseworker', area: 0 },
  { role: 'manager', jobTitle: 'Head of contact' },
  { role: 'contentAdministrator', jobTitle: 'Knowledge editor' },
  { role: 'securityAdministrator', jobTitle: 'Security administrator' },
  { role: 'platformOperator', jobTitle: 'Platform operator' },
];

function people(domain: string, names: readonly string[]): DemoPerson[] {
  return places.map((place, index) => {
    const displayName = names[index]!;
    const first = displayName.split(' ')[0]!.toLowerCase();
    return {
      ...place,
      displayName,
      userName: `${first}.${place.role.toLowerCase()}@${domain}`,
      phoneNumber: `07700 900${101 + index}`,
      reference: `S-${1001 + index}`,
    };
  });
}

/** Two invented bodies that share phone numbers and references: what keeps them apart is the organisation alone. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    name: 'Eastmere Police',
    colour: '#0B5CAD',
    areas: [
      { name: 'Harbour district', reference: 'A-1' },
      { name: 'Moorland district', reference: 'A-2' },
    ],
    people: people('eastmere.example', [
      'Ann Holt',
      'Ben Marsh',
      'Sam Okafor',
      'Quinn Hale',
      'Cara Wynn',
      'Max Ferris',
      'Connie Bright',
      'Sasha Lind',
      'Pat Rowan',
    ]),
    teams: [
      { name: 'Contact centre', phoneNumber: '07700 900100', reference: 'T-1', members: [0, 1, 2] },
      { name: 'Harbour casework', phoneNumber: '07700 900150', reference: 'T-2', area: 0, members: [4] },
    ],
  },
  {
    name: 'Northvale District Council',
    colour: '#1F5F5B',
    areas: [
      { name: 'Housing', reference: 'A-1' },
      { name: 'Highways', reference: 'A-2' },
    ],
    people: people('northvale.example', [
      'Nia Carrow',
      'Owen Tarn',
      'Ruth Adeyemi',
      'Vic Stone',
      'Lena Frost',
      'Hugh Barlow',
      'Mina Shah',
      'Tess Grey',
      'Ivor Dale',
    ]),
    teams: [
      { name: 'Contact centre', phoneNumber: '07700 900100', reference: 'T-1', members: [0, 1, 2] },
      { name: 'Housing casework', phoneNumber: '07700 900150', reference: 'T-2', area: 0, members: [4] },
    ],
  },
];

/** Every demonstration account, for the launcher's output and the README. */
export const accounts: readonly { organisation: string; role: Role; userName: string; displayName: string }[] =
  demoOrganisations.flatMap(({ name, people: staff }) =>
    staff.map(({ role, userName, displayName }) => ({ organisation: name, role, userName, displayName })),
  );
