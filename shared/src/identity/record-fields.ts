import { z } from 'zod';
import type { Right } from '../access/index.ts';

interface FieldRule {
  /** What the field is called where a grant is drawn up. */
  readonly title: string;
  /** The right that shows the field to the record's own organisation. */
  readonly right: Right;
  /** May a sharing grant show it to another organisation? */
  readonly shareable: boolean;
}

const outline = (title: string): FieldRule => ({ title, right: 'directory.read', shareable: true });
const internal = (title: string): FieldRule => ({ title, right: 'directory.read', shareable: false });
const full = (title: string): FieldRule => ({ title, right: 'users.read', shareable: false });

/**
 * Which right shows which field, said once. The server leaves out what the caller may not see, and a sharing
 * grant can only name fields that are shareable here. `id` and `organisationId` always travel: without them a record
 * could not be told apart.
 */
export const recordFields = {
  user: {
    displayName: outline('Name'),
    jobTitle: outline('Job title'),
    phoneNumber: outline('Work phone number'),
    reference: outline('Staff number'),
    teamIds: internal('Teams'),
    serviceAreaId: internal('Service area'),
    status: internal('Status'),
    version: internal('Version'),
    userName: full('User name'),
    email: full('E-mail address'),
    roles: full('Roles'),
    lockedUntilAt: full('Locked until'),
    lastSignInAt: full('Last sign-in'),
    createdAt: full('Created'),
  },
  team: {
    name: outline('Name'),
    phoneNumber: outline('Phone number'),
    reference: outline('Reference'),
    serviceAreaId: internal('Service area'),
    memberIds: internal('Members'),
    closedAt: internal('Closed'),
    version: internal('Version'),
  },
} as const satisfies Record<string, Readonly<Record<string, FieldRule>>>;

/** A kind of record that can be shared with another organisation. */
export type SharedKind = keyof typeof recordFields;
export const sharedKindSchema = z.enum(Object.keys(recordFields) as [SharedKind, ...SharedKind[]]);

export function fieldRulesOf(kind: SharedKind): Readonly<Record<string, FieldRule>> {
  return recordFields[kind];
}

/** The fields of a kind that a sharing grant may name. */
export function shareableFieldsOf(kind: SharedKind): string[] {
  return Object.entries(fieldRulesOf(kind)).flatMap(([field, rule]) => (rule.shareable ? [field] : []));
}
