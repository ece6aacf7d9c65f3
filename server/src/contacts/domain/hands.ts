import type { InteractionState } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';

export interface Part {
  readonly user_id: string | null;
  readonly state: InteractionState;
  readonly is_owner: number;
}

/** Still in somebody's hands: talking, set aside, or writing up. */
export function isOpenPart(part: Part): boolean {
  return part.state !== 'completed';
}

/** Talking, or set aside and hers to take back. */
export function isConversing(part: Part): boolean {
  return part.state === 'active' || part.state === 'held';
}

/**
 * The part this person is talking in. Somebody who took part before learns that the contact has moved on; anybody else
 * that it is not hers.
 */
export function conversingPart<P extends Part>(parts: readonly P[], userId: string): Result<P, Refusal> {
  const hers = parts.filter((part) => part.user_id === userId);
  const conversing = hers.find(isConversing);
  if (conversing) return accepted(conversing);
  return refused({ code: hers.length > 0 ? 'contact/changed-hands' : 'contact/not-yours' });
}

/** Whoever takes or took part. */
export function tookPart(parts: readonly Part[], userId: string): boolean {
  return parts.some((part) => part.user_id === userId);
}

export function ownerOf<P extends Part>(parts: readonly P[]): P | undefined {
  return parts.find((part) => part.is_owner === 1 && isConversing(part));
}

/** A change was decided on when the contact looked otherwise than now; what does not concern hands does not count. */
export function sawTheseHands(contact: { hands_version: number }, version: number): Result<null, Refusal> {
  return version >= contact.hands_version ? accepted(null) : refused({ code: 'contact/changed-hands' });
}
