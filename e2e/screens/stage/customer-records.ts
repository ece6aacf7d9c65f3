import type { CustomerBrief, CustomerRecord, Marker, TimelineEntry } from '@switchboard/shared/customers';
import { idOf } from './ids.ts';
import { daysAgo, minutesAgo } from './moments.ts';
import { ann } from './people.ts';

const author = { id: ann.user.id, name: 'Ann Archer' };
const markerOf = (
  at: number,
  about: Pick<Marker, 'kind' | 'text' | 'source' | 'reviewOn'>,
  isRestricted = false,
): Marker => ({
  id: idOf('marker', at),
  ...about,
  isRestricted,
  recordedAt: daysAgo(40 + at),
  recordedBy: author,
  reviewedAt: null,
  version: 1,
});

export const maureenMarkers: Marker[] = [
  markerOf(1, {
    kind: 'riskToStaff',
    text: 'Loose dog in rear yard',
    source: 'PC 2110, visit on 14 July',
    reviewOn: '2026-11-02',
  }),
  markerOf(2, {
    kind: 'vulnerable',
    text: 'Alone, deaf in left ear',
    source: 'Told by herself',
    reviewOn: '2027-03-02',
  }),
  markerOf(3, {
    kind: 'repeatVictim',
    text: '4 reports in 12 months',
    source: 'Crime records',
    reviewOn: '2027-01-14',
  }),
  markerOf(
    4,
    {
      kind: 'contactRestriction',
      text: 'Order against D. M. until 30 June',
      source: 'Court order',
      reviewOn: '2027-06-30',
    },
    true,
  ),
  markerOf(5, { kind: 'communicationNeed', text: 'Speak slowly', source: 'Told by herself', reviewOn: '2027-03-02' }),
];

export const maureen: CustomerRecord = {
  id: idOf('customer', 1),
  reference: 'C-100042',
  kind: 'person',
  name: 'Maureen Aldridge',
  knownAs: 'Mo',
  bornOn: '1955-05-14',
  pronouns: 'she/her',
  language: 'en',
  preferredChannel: 'voice',
  isResident: true,
  points: [
    {
      id: idOf('point', 1),
      kind: 'phone',
      channel: null,
      value: '+447700900143',
      label: 'mobile',
      isPreferred: true,
      isSafeToUse: true,
      source: null,
    },
    {
      id: idOf('point', 2),
      kind: 'phone',
      channel: null,
      value: '01632 960142',
      label: 'home',
      isPreferred: false,
      isSafeToUse: false,
      source: 'Told by herself',
    },
    {
      id: idOf('point', 3),
      kind: 'handle',
      channel: 'social',
      value: 'mo.aldridge',
      label: null,
      isPreferred: false,
      isSafeToUse: true,
      source: null,
    },
  ],
  addresses: [
    {
      id: idOf('address', 1),
      kind: 'main',
      lines: '14 Tanners Row',
      town: 'Eastmere',
      postcode: 'EM4 2QT',
      uprn: null,
      sinceOn: null,
    },
  ],
  markers: maureenMarkers,
  pinnedNotes: [
    {
      id: idOf('note', 1),
      text: 'Ring the mobile, never the landline',
      isPinned: true,
      writtenAt: daysAgo(27),
      writtenBy: author,
    },
  ],
  createdAt: daysAgo(900),
  changedAt: daysAgo(27),
  version: 7,
};

export const briefOf = ({ addresses, ...record }: CustomerRecord): CustomerBrief => ({
  ...record,
  address: addresses[0] ?? null,
});

/** Somebody of whom next to nothing is known. */
export const bare: CustomerRecord = {
  ...maureen,
  id: idOf('customer', 2),
  reference: 'C-100043',
  name: 'Gareth Aldridge',
  knownAs: null,
  bornOn: null,
  pronouns: null,
  language: null,
  preferredChannel: null,
  isResident: null,
  points: [],
  addresses: [],
  markers: [],
  pinnedNotes: [],
};

export const allotments: CustomerRecord = {
  ...bare,
  id: idOf('customer', 3),
  reference: 'C-100051',
  kind: 'organisation',
  name: 'Hollins Allotments Association',
};

export const foundCustomers: CustomerBrief[] = [maureen, bare, allotments].map(briefOf);

export const timeline: TimelineEntry[] = [
  {
    kind: 'contact',
    contact: {
      contactId: idOf('contact', 1),
      arrivedAt: minutesAgo(6),
      channel: 'webchat',
      direction: 'inbound',
      isOver: false,
      subject: 'Somebody at the gate',
      outcome: null,
      agentName: 'Ann Archer',
    },
  },
  {
    kind: 'note',
    note: {
      id: idOf('note', 2),
      text: 'Gate repaired by the council.',
      isPinned: false,
      writtenAt: daysAgo(7),
      writtenBy: author,
    },
  },
  {
    kind: 'contact',
    contact: {
      contactId: idOf('contact', 2),
      arrivedAt: daysAgo(14),
      channel: 'voice',
      direction: 'inbound',
      isOver: true,
      subject: '999 call, Priority',
      outcome: 'units sent',
      agentName: 'Ben Ashdown',
    },
  },
];
