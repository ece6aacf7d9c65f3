import { fieldRulesOf, type SharedKind, type SharingGrantRecord } from '@switchboard/shared/identity';

export const kindWords: Record<SharedKind, string> = { user: 'Colleagues', team: 'Teams' };

/** `Name, Phone number`: the fields as people call them. */
export function fieldsInWords(kind: SharedKind, fields: readonly string[]): string {
  const rules = fieldRulesOf(kind);
  return fields.map((field) => rules[field]?.title ?? field).join(', ');
}

export type GrantStanding = 'inForce' | 'coming' | 'over' | 'ended';

/** Where a grant stands on the calendar; the server's word on `inForce` goes before the clock of this computer. */
export function grantStanding({ inForce, endedAt, validFromAt }: SharingGrantRecord, now: number): GrantStanding {
  if (endedAt !== null) return 'ended';
  if (inForce) return 'inForce';
  return validFromAt > now ? 'coming' : 'over';
}
