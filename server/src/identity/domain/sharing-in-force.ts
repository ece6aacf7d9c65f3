import type { Instant } from '@switchboard/shared/kernel';

export interface SharingPeriod {
  readonly validFromAt: Instant;
  readonly validUntilAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** A grant shows something from its first instant until just before its end, and never after it was ended. */
export function isInForce(grant: SharingPeriod, now: Instant): boolean {
  if (grant.endedAt !== null && now >= grant.endedAt) return false;
  return now >= grant.validFromAt && (grant.validUntilAt === null || now < grant.validUntilAt);
}

export interface ReceivedGrant extends SharingPeriod {
  readonly fromOrganisationId: string;
  readonly recordKind: string;
  readonly fields: readonly string[];
}

type SharedFields = Map<string, { organisationId: string; fields: ReadonlySet<string> }[]>;

/** What grants in force open, by record kind and giver; several grants of one giver add up. */
export function openedBy(grants: readonly ReceivedGrant[], now: Instant): SharedFields {
  const opened: SharedFields = new Map();
  for (const grant of grants.filter((one) => isInForce(one, now))) {
    const givers = opened.get(grant.recordKind) ?? [];
    const known = givers.find(({ organisationId }) => organisationId === grant.fromOrganisationId);
    const others = givers.filter((giver) => giver !== known);
    const fields = new Set([...(known?.fields ?? []), ...grant.fields]);
    opened.set(grant.recordKind, [...others, { organisationId: grant.fromOrganisationId, fields }]);
  }
  return opened;
}
