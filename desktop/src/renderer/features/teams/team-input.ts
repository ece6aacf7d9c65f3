import type { TeamRecord } from '@switchboard/shared/identity';

/** A team as it stands in the form. */
export interface TeamWords {
  name: string;
  reference: string;
  phoneNumber: string;
  serviceAreaId: string;
}

export const noWords: TeamWords = { name: '', reference: '', phoneNumber: '', serviceAreaId: '' };

export const wordsOf = (team: TeamRecord): TeamWords => ({
  name: team.name ?? '',
  reference: team.reference ?? '',
  phoneNumber: team.phoneNumber ?? '',
  serviceAreaId: team.serviceAreaId ?? '',
});

export const detailsOf = ({ name, reference, phoneNumber, serviceAreaId }: TeamWords) => ({
  name,
  reference: reference.trim() || null,
  phoneNumber: phoneNumber.trim() || null,
  serviceAreaId: serviceAreaId || null,
});

const labels = [
  ['name', 'Name'],
  ['reference', 'Reference'],
  ['phoneNumber', 'Phone'],
] as const;

export const differencesOf = (theirs: TeamWords, yours: TeamWords) =>
  labels
    .filter(([field]) => theirs[field] !== yours[field])
    .map(([field, label]) => ({ field: label, theirs: theirs[field], yours: yours[field] }));
