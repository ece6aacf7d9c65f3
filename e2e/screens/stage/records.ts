import type { AuditChain, AuditEntry, OpenedAuditEntry } from '@switchboard/shared/audit';
import type {
  ApiTokenRecord,
  OrganisationRecord,
  ServiceAreaRecord,
  SessionRecord,
  SharingGrantRecord,
  TeamRecord,
  UserRecord,
} from '@switchboard/shared/identity';
import type { DemoOutboxMessage } from '@switchboard/shared/messages';
import { idOf } from './ids.ts';
import { daysAgo, inDays, minutesAgo } from './moments.ts';
import { eastmere, northvale } from './people.ts';

export const areas: ServiceAreaRecord[] = [
  { id: idOf('area', 1), name: 'Eastmere North', reference: 'EN', closedAt: null, version: 3 },
  { id: idOf('area', 2), name: 'Eastmere South', reference: 'ES', closedAt: null, version: 1 },
  { id: idOf('area', 3), name: 'Harbour', reference: null, closedAt: daysAgo(90), version: 4 },
];

type UserWords = readonly [name: string, title: string, number: string, status: 'active' | 'invited' | 'suspended'];
const staff: readonly UserWords[] = [
  ['Ann Archer', 'Contact officer', 'EP-2041', 'active'],
  ['Ben Ashdown', 'Contact officer', 'EP-2077', 'active'],
  ['Sam Okoro', 'Systems and security', 'EP-0113', 'active'],
  ['Priya Nair', 'Contact officer', 'EP-2102', 'active'],
  ['Marcus Okafor', 'Contact officer', 'EP-2110', 'suspended'],
  ['Ruth Calder', 'Contact supervisor', 'EP-1180', 'active'],
  ['Dev Achari', 'Contact officer', 'EP-2150', 'invited'],
  ['Hannah Moss', 'Quality reviewer', 'EP-0902', 'active'],
  ['Joe Whitlam', 'Case officer', 'EP-3301', 'active'],
  ['Sunita Desai', 'Contact officer', 'EP-2164', 'active'],
];

export const users: UserRecord[] = staff.map(([displayName, jobTitle, reference, status], at) => ({
  id: idOf('user', at + 1),
  organisationId: eastmere.id,
  displayName,
  jobTitle,
  reference,
  status,
  phoneNumber: `07700 9001${at + 10}`,
  teamIds: [idOf('team', 1)],
  serviceAreaId: at % 3 === 0 ? null : idOf('area', (at % 2) + 1),
  version: 2,
  userName: `${displayName.toLowerCase().replace(' ', '.')}@eastmere.example`,
  email: `${displayName.toLowerCase().replace(' ', '.')}@eastmere.example`,
  roles: [
    { role: at === 2 ? 'securityAdministrator' : at === 5 ? 'supervisor' : 'operator', serviceAreaId: null },
    ...(at === 5 ? [{ role: 'qaReviewer' as const, serviceAreaId: idOf('area', 1) }] : []),
  ],
  lockedUntilAt: at === 3 ? inDays(0.01) : null,
  lastSignInAt: status === 'invited' ? null : minutesAgo(7 + at * 53),
  createdAt: daysAgo(400 - at),
}));

const teamOf = (at: number, name: string, reference: string, members: number): TeamRecord => ({
  id: idOf('team', at),
  organisationId: eastmere.id,
  name,
  reference,
  phoneNumber: `07700 9002${at + 10}`,
  serviceAreaId: at % 2 ? idOf('area', 1) : null,
  memberIds: users.slice(0, members).map(({ id }) => id),
  closedAt: at === 4 ? daysAgo(20) : null,
  version: 2,
});
export const teams: TeamRecord[] = [
  teamOf(1, 'Team Harrow', 'H1', 6),
  teamOf(2, 'Team Weir', 'W1', 4),
  teamOf(3, 'Crime recording', 'CR', 3),
  teamOf(4, 'Night pilot', 'NP', 0),
  { id: idOf('team', 9), organisationId: northvale.id, name: 'Customer services', phoneNumber: '07700 900321' },
];

export const sessions: SessionRecord[] = users.slice(0, 5).map(({ id, displayName }, at) => ({
  id: idOf('session', at + 1),
  userId: id,
  displayName: displayName ?? '',
  startedAt: minutesAgo(200 + at * 17),
  lastSeenAt: minutesAgo(at * 3),
  expiresAt: inDays(0.3),
  holdsDesk: at < 3,
  yours: at === 2,
}));

export const grants: SharingGrantRecord[] = [
  {
    id: idOf('grant', 1),
    fromOrganisationId: eastmere.id,
    fromOrganisationName: eastmere.name,
    toOrganisationId: northvale.id,
    toOrganisationName: northvale.name,
    recordKind: 'team',
    fields: ['name', 'phoneNumber'],
    reason: 'Joint safety partnership agreement 2026/14, section 3',
    validFromAt: daysAgo(60),
    validUntilAt: inDays(120),
    endedAt: null,
    inForce: true,
  },
  {
    id: idOf('grant', 2),
    fromOrganisationId: northvale.id,
    fromOrganisationName: northvale.name,
    toOrganisationId: eastmere.id,
    toOrganisationName: eastmere.name,
    recordKind: 'team',
    fields: ['name'],
    reason: 'So that 101 can name the right council team',
    validFromAt: daysAgo(30),
    validUntilAt: null,
    endedAt: null,
    inForce: true,
  },
  {
    id: idOf('grant', 3),
    fromOrganisationId: eastmere.id,
    fromOrganisationName: eastmere.name,
    toOrganisationId: northvale.id,
    toOrganisationName: northvale.name,
    recordKind: 'user',
    fields: ['displayName', 'jobTitle', 'phoneNumber'],
    reason: 'Summer festival control room',
    validFromAt: daysAgo(150),
    validUntilAt: daysAgo(100),
    endedAt: daysAgo(110),
    inForce: false,
  },
];

export const tokens: ApiTokenRecord[] = [
  {
    id: idOf('token', 1),
    name: 'Rota import',
    rights: [
      { right: 'directory.read', areas: 'all' },
      { right: 'teams.manage', areas: [idOf('area', 1)] },
    ],
    issuedBy: idOf('user', 3),
    issuedAt: daysAgo(40),
    expiresAt: inDays(50),
    lastUsedAt: minutesAgo(31),
    revokedAt: null,
  },
  {
    id: idOf('token', 2),
    name: 'Audit archive',
    rights: [{ right: 'audit.export', areas: 'all' }],
    issuedBy: idOf('user', 3),
    issuedAt: daysAgo(5),
    expiresAt: inDays(85),
    lastUsedAt: null,
    revokedAt: null,
  },
];

export const organisations: OrganisationRecord[] = [eastmere, northvale].map((organisation, at) => ({
  ...organisation,
  createdAt: daysAgo(300 - at * 40),
  version: 1,
}));

const deeds: readonly (readonly [action: string, kind: string])[] = [
  ['user.setRoles', 'user'],
  ['audit.list', 'audit'],
  ['user.read', 'user'],
  ['session.create', 'session'],
  ['team.addMember', 'team'],
  ['sharingGrant.create', 'sharingGrant'],
  ['policy.update', 'policy'],
  ['user.suspend', 'user'],
];
export const entries: AuditEntry[] = Array.from({ length: 24 }, (_, at) => {
  const [action, kind] = deeds[at % deeds.length] ?? ['user.read', 'user'];
  return {
    id: idOf('entry', at + 1),
    recordedAt: minutesAgo(at * 4),
    actor: { kind: 'user', id: idOf('user', (at % 3) + 1), name: staff[at % 3]?.[0] ?? null },
    action,
    subject: { kind, id: at % 4 === 1 ? '*' : idOf(kind, at + 1) },
    traceId: `${(0x7f2c19a0 + at * 0x1d3f71).toString(16)}b4e81d53`,
    sealedSeq: at === 0 ? null : 4_118 - at,
  };
});

export const openedEntry: OpenedAuditEntry = {
  ...(entries[4] as AuditEntry),
  action: 'user.update',
  payload: {
    before: { jobTitle: 'Contact officer', phoneNumber: '07700 900110' },
    after: { jobTitle: 'Senior contact officer', phoneNumber: '07700 900110' },
    facts: { reason: 'Promotion 2026' },
  },
  erasedAt: null,
  link: {
    seq: 4_114,
    entryHash: '9b'.repeat(32),
    prevHash: '4c'.repeat(32),
    hash: 'e1'.repeat(32),
    sealedAt: minutesAgo(16),
  },
};

export const chain: AuditChain = {
  head: { seq: 4_117, hash: 'ab'.repeat(32), sealedAt: minutesAgo(4) },
  unsealed: { count: 1, oldestRecordedAt: minutesAgo(0) },
  lastAnchor: { seq: 4_117, hash: 'ab'.repeat(32), anchoredAt: minutesAgo(1), remote: 'notConfigured' },
  lastVerification: {
    id: idOf('verification', 1),
    requestedAt: daysAgo(1),
    finishedAt: daysAgo(1),
    intact: true,
    sealedEntries: 3_902,
    erasedPayloads: 2,
    unsealed: { count: 0, oldestRecordedAt: null },
    faultCount: 0,
    faults: [],
  },
};

export const outbox: DemoOutboxMessage[] = [
  {
    id: idOf('message', 1),
    channel: 'mail',
    from: 'Eastmere Police <contact@eastmere.example>',
    to: 'cleo@weir.example',
    subject: 'Your report EP-26-118340',
    text: 'Dear Cleo,\n\nthank you for your report. Your reference is EP-26-118340.\n\nEastmere Police',
    sentAt: minutesAgo(12),
  },
  {
    id: idOf('message', 2),
    channel: 'sms',
    from: 'Eastmere',
    to: '+447700900142',
    subject: null,
    text: 'Eastmere Police: an officer will ring you on Friday. Reply STOP to end these texts.',
    sentAt: minutesAgo(43),
  },
];
