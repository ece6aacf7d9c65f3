import type { RoleAssignment, UserRecord } from '@switchboard/shared/identity';

/** A user as it stands in the form: every field a text, empty for nothing. */
export interface UserWords {
  displayName: string;
  jobTitle: string;
  email: string;
  phoneNumber: string;
  reference: string;
  serviceAreaId: string;
  userName: string;
  roles: RoleAssignment[];
}

export const noWords: UserWords = {
  displayName: '',
  jobTitle: '',
  email: '',
  phoneNumber: '',
  reference: '',
  serviceAreaId: '',
  userName: '',
  roles: [{ role: 'operator', serviceAreaId: null }],
};

export function wordsOf(user: UserRecord): UserWords {
  return {
    displayName: user.displayName ?? '',
    jobTitle: user.jobTitle ?? '',
    email: user.email ?? '',
    phoneNumber: user.phoneNumber ?? '',
    reference: user.reference ?? '',
    serviceAreaId: user.serviceAreaId ?? '',
    userName: user.userName ?? '',
    roles: [...(user.roles ?? [])],
  };
}

const orNull = (text: string): string | null => text.trim() || null;

/** What the server is told: nothing instead of an empty text. */
export function detailsOf(words: UserWords) {
  return {
    displayName: words.displayName,
    jobTitle: orNull(words.jobTitle),
    email: orNull(words.email),
    phoneNumber: orNull(words.phoneNumber),
    reference: orNull(words.reference),
    serviceAreaId: orNull(words.serviceAreaId),
  };
}

const labels = [
  ['displayName', 'Name'],
  ['jobTitle', 'Job title'],
  ['email', 'E-mail'],
  ['phoneNumber', 'Work phone'],
  ['reference', 'Staff number'],
] as const;

/** Where somebody else's newer version and the typed one differ, in words. */
export function differencesOf(theirs: UserWords, yours: UserWords) {
  return labels
    .filter(([field]) => theirs[field] !== yours[field])
    .map(([field, label]) => ({ field: label, theirs: theirs[field], yours: yours[field] }));
}
