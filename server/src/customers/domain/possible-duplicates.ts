import {
  type DuplicateReason,
  mostDuplicatesShown,
  type PointKind,
  type PossibleDuplicate,
} from '@switchboard/shared/customers';
import { alikeFrom, nameLikeness } from './name-likeness.ts';

/** As much of a customer as two are compared by, besides their contact points. */
export interface Comparable {
  readonly name: string;
  readonly bornOn: string | null;
  readonly postcodes: readonly string[];
}

export interface KnownCustomer extends Comparable {
  readonly customerId: string;
  /** Which kinds of contact point the two have in common. */
  readonly samePoints: ReadonlySet<PointKind>;
}

const byPoint = { phone: 'samePhone', email: 'sameEmail', handle: 'sameHandle' } as const satisfies Record<
  PointKind,
  DuplicateReason
>;

/**
 * Which known customers the new one may be, and why: the same point, or a like name and the same postcode or birthday.
 * A different birthday speaks against a like name at one address: father and son, or twins with other first names.
 * The more reasons, the earlier. It only warns: several people share a landline.
 */
export function possibleDuplicates(draft: Comparable, known: readonly KnownCustomer[]): PossibleDuplicate[] {
  return known
    .map((other) => ({ customerId: other.customerId, reasons: reasonsFor(draft, other) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || (a.customerId < b.customerId ? -1 : 1))
    .slice(0, mostDuplicatesShown);
}

function reasonsFor(draft: Comparable, other: KnownCustomer): DuplicateReason[] {
  const reasons: DuplicateReason[] = [...other.samePoints].map((kind) => byPoint[kind]);
  if (nameLikeness(draft.name, other.name) < alikeFrom) return reasons;
  const sameBirthday = draft.bornOn !== null && draft.bornOn === other.bornOn;
  const otherBirthday = draft.bornOn !== null && other.bornOn !== null && !sameBirthday;
  if (sameBirthday) reasons.push('alikeNameAndBirthday');
  if (!otherBirthday && draft.postcodes.some((postcode) => other.postcodes.includes(postcode))) {
    reasons.push('alikeNameAndPostcode');
  }
  return reasons;
}
