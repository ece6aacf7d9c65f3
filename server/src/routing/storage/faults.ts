import type { Instant } from '@switchboard/shared/kernel';
import type { FaultKind } from '@switchboard/shared/routing';
import type { Rows } from '../../agents/index.ts';
import { brokenPlaces } from './broken-places.ts';
import { miscountedHands } from './miscounted-hands.ts';
import { untimedOffers } from './untimed-offers.ts';

/** Something that must never be so. */
export interface FoundFault {
  readonly organisationId: string;
  readonly kind: FaultKind;
  /** The contact; for an offer the reservation, for miscounted hands the agent. */
  readonly subjectId: string;
}

/** Everything that is wrong now, in every organisation. Looks at what is open, never at what is past. */
export async function everyFault(rows: Rows, now: Instant): Promise<FoundFault[]> {
  const places = await brokenPlaces(rows);
  const offers = await untimedOffers(rows, now);
  const hands = await miscountedHands(rows);
  return [
    ...places.map(({ organisationId, why: kind, contactId: subjectId }) => ({ organisationId, kind, subjectId })),
    ...offers.map(({ organisationId, reservationId: subjectId }) => {
      return { organisationId, kind: 'offeredWithoutTimer' as const, subjectId };
    }),
    ...hands.map(({ organisationId, userId: subjectId }) => {
      return { organisationId, kind: 'handsMiscounted' as const, subjectId };
    }),
  ];
}
