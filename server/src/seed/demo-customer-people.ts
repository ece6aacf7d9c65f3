import type { CustomerKind, MarkerKind, PreferredChannel } from '@switchboard/shared/customers';

/** An invented customer, as short as it can be said. Numbers and addresses are of ranges reserved for fiction. */
export interface DemoCustomer {
  readonly kind?: CustomerKind;
  readonly name: string;
  readonly knownAs?: string;
  readonly bornOn?: string;
  readonly pronouns?: string;
  readonly language?: string;
  readonly preferredChannel?: PreferredChannel;
  /** The last three digits of 07700 900xxx. */
  readonly mobile?: number;
  readonly isMobileUnsafe?: boolean;
  /** The last three digits of 01632 960xxx. */
  readonly landline?: number;
  readonly email?: string;
  readonly handle?: string;
  /** Street and house, postcode. */
  readonly home: readonly [lines: string, postcode: string];
  readonly markers?: readonly DemoMarker[];
  readonly notes?: readonly string[];
  readonly pinned?: string;
}

interface DemoMarker {
  readonly kind: MarkerKind;
  readonly text: string;
  readonly source: string;
  /** Days from the day of the seed; below nought: overdue. */
  readonly reviewIn: number;
  readonly isRestricted?: boolean;
}

const tannersRow = ['14 Tanners Row', 'EM4 2QT'] as const;

/** Known to both bodies, each in its own record: the same phone and e-mail, and nothing else in common. */
const cleo = {
  name: 'Cleo Weir',
  bornOn: '1991-03-08',
  pronouns: 'she/her',
  language: 'en',
  mobile: 142,
  email: 'cleo@weir.example',
  handle: 'cleo.weir',
  preferredChannel: 'webchat',
} as const satisfies Partial<DemoCustomer>;

/** Whom the demonstration's stories are about, at the police. */
export const policeStories: readonly DemoCustomer[] = [
  {
    ...cleo,
    home: ['3 Weir Lane', 'EM2 1AB'],
    notes: ['Reported a stolen bicycle on 9 November, reference EP-26-118340. Has the frame number.'],
  },
  {
    name: 'Maureen Aldridge',
    bornOn: '1955-05-14',
    pronouns: 'she/her',
    language: 'en',
    mobile: 143,
    landline: 142,
    preferredChannel: 'voice',
    home: tannersRow,
    markers: [
      { kind: 'riskToStaff', text: 'Loose dog in rear yard', source: 'PC 2110, visit on 14 July', reviewIn: 55 },
      { kind: 'vulnerable', text: 'Lives alone, deaf in left ear', source: 'Told by herself, 101 call', reviewIn: 102 },
      { kind: 'repeatVictim', text: 'Four reports in twelve months', source: 'Crime records', reviewIn: 30 },
      {
        kind: 'contactRestriction',
        text: 'Non-molestation order against Dean Marsh until 30 June 2027',
        source: 'Court order EC/26/0771',
        reviewIn: 220,
        isRestricted: true,
      },
    ],
    pinned: 'Ring the mobile, never the landline',
    notes: ['Gate repaired by the council on 2 November.'],
  },
  { name: 'Gareth Aldridge', bornOn: '1979-11-02', mobile: 144, landline: 142, home: tannersRow },
  { name: 'Sian Aldridge', bornOn: '1983-06-21', landline: 142, email: 'sian@aldridge.example', home: tannersRow },
  {
    name: 'Leo Fairbairn',
    bornOn: '1988-01-30',
    mobile: 145,
    email: 'leo@fairbairn.example',
    handle: 'leofairbairn',
    preferredChannel: 'webchat',
    home: ['22 Harbour Court', 'EM1 5DF'],
    markers: [
      {
        kind: 'riskToStaff',
        text: 'Threatened an officer with a blade in March',
        source: 'Incident EP-26-031177',
        reviewIn: -12,
      },
    ],
  },
  {
    name: 'Agnieszka Nowak',
    bornOn: '1994-09-17',
    pronouns: 'she/her',
    language: 'pl',
    mobile: 146,
    isMobileUnsafe: true,
    email: 'a.nowak@lumen.example',
    preferredChannel: 'mail',
    home: ['7 Chapel Street', 'EM3 8PL'],
    markers: [
      {
        kind: 'communicationNeed',
        text: 'Polish interpreter for anything longer',
        source: 'Told by herself',
        reviewIn: 180,
      },
      {
        kind: 'vulnerable',
        text: 'In refuge: never disclose the address, partner answers the mobile',
        source: 'Safeguarding desk',
        reviewIn: 14,
        isRestricted: true,
      },
    ],
  },
  {
    kind: 'business',
    name: 'Tanners Row Bakery Ltd',
    landline: 150,
    mobile: 147,
    email: 'counter@tannersrow.example',
    home: ['1 Tanners Row', 'EM4 2QT'],
    notes: ['Keyholder after six: Gareth Aldridge.'],
  },
  {
    kind: 'organisation',
    name: 'Hollins Allotments Association',
    email: 'secretary@hollins.example',
    landline: 151,
    home: ['Plot 1, Hollins Lane', 'EM5 9RT'],
  },
];

/** The same at the council. */
export const councilStories: readonly DemoCustomer[] = [
  {
    ...cleo,
    home: ['3 Weir Lane, Northvale', 'NV2 1AB'],
    notes: ['Missed bin on 3 November, collected on the 5th.'],
  },
  {
    name: 'Raymond Askew',
    bornOn: '1948-02-11',
    mobile: 143,
    landline: 142,
    preferredChannel: 'voice',
    home: ['8 Beck Terrace', 'NV4 2QT'],
    markers: [
      { kind: 'vulnerable', text: 'Partially sighted: large print, or ring', source: 'Told by himself', reviewIn: 90 },
      { kind: 'communicationNeed', text: 'Letters in 20 point', source: 'Council tax form', reviewIn: 90 },
    ],
    pinned: 'Assisted bin collection: crew goes to the back door',
  },
  { name: 'Joan Askew', bornOn: '1951-07-29', landline: 142, home: ['8 Beck Terrace', 'NV4 2QT'] },
  { name: 'Peter Askew', bornOn: '1976-04-03', landline: 142, mobile: 144, home: ['8 Beck Terrace', 'NV4 2QT'] },
  {
    name: 'Farah Siddiqui',
    bornOn: '1990-12-05',
    language: 'ur',
    mobile: 145,
    email: 'farah@siddiqui.example',
    handle: 'farahs',
    home: ['41 Mill Rise', 'NV1 5DF'],
    markers: [
      {
        kind: 'riskToStaff',
        text: 'Two officers at any visit: partner threatened a surveyor',
        source: 'Housing visit, 2 September',
        reviewIn: 40,
        isRestricted: true,
      },
    ],
  },
  {
    name: 'Elwyn Pryce',
    bornOn: '1962-10-19',
    language: 'cy',
    mobile: 146,
    email: 'elwyn@pryce.example',
    preferredChannel: 'mail',
    home: ['Ty Isaf, Ford Road', 'NV3 8PL'],
    markers: [
      {
        kind: 'contactRestriction',
        text: 'Writing only, until the complaint is closed; may appeal to the monitoring officer',
        source: 'Unreasonable contact policy, decision of 1 October',
        reviewIn: -3,
      },
    ],
  },
  {
    kind: 'business',
    name: 'Northvale Skip Hire Ltd',
    landline: 150,
    mobile: 147,
    email: 'yard@northvaleskips.example',
    home: ['Unit 4, Station Yard', 'NV4 2QT'],
  },
  {
    kind: 'organisation',
    name: 'Mill Rise Residents’ Group',
    email: 'chair@millrise.example',
    landline: 151,
    home: ['Community Room, Mill Rise', 'NV5 9RT'],
    notes: ['Meets on the first Tuesday. Wants a speed survey in Ford Road.'],
  },
];
