import type { ArrivalPoint, CustomerBrief } from '@switchboard/shared/customers';
import type { ReactNode } from 'react';

/** Whom a contact seems to be from: one customer, several to choose from, or nobody known. */
export type WhoItIs =
  | { readonly match: 'one'; readonly customerId: string }
  | { readonly match: 'several'; readonly customerIds: readonly string[] }
  | { readonly match: 'none' };

/**
 * How sure it is that the person in contact is this customer: by her contact point only, because an operator said so,
 * or by a check she passed.
 */
export type IdentityStanding = 'matched' | 'linked' | 'verified';

/** What the person said of herself so far: fills the form when a record is made from the contact. */
export interface SaidOfHerself {
  readonly name?: string | undefined;
  readonly points?: readonly ArrivalPoint[] | undefined;
  readonly postcode?: string | undefined;
  readonly language?: string | undefined;
}

/** The person beside a contact: who, what to be careful about, what happened before. */
export interface CustomerPanelProps {
  readonly who: WhoItIs;
  /** Left out: matched when the contact came by a point of this customer, else linked. */
  readonly standing?: IdentityStanding;
  /** Records that came with the contact: drawn at once, and asked for afresh meanwhile. */
  readonly briefs?: readonly CustomerBrief[];
  /** The way this contact came, shown beside the name: `Writing from cleo@weir.example`. */
  readonly arrivedBy?: ArrivalPoint | undefined;
  readonly said?: SaidOfHerself;
  /** Marks the contact in hand on the timeline. */
  readonly contactId?: string | undefined;
  /** The operator chose, found or created the customer. Absent: nothing can be changed here. */
  readonly onLink?: ((customerId: string) => void) | undefined;
  /** It is somebody else after all. */
  readonly onUnlink?: (() => void) | undefined;
  /** What the contact itself brought, such as what the bot was told: drawn after the markers. */
  readonly children?: ReactNode;
  /** Opens a contact of the timeline. Absent: its lines do not open. */
  readonly onOpenContact?: ((contactId: string) => void) | undefined;
}
