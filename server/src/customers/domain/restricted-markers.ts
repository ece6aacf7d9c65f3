import type { Right } from '@switchboard/shared/access';

/** Where a right is held: in the whole organisation, or in some service areas. */
type Held = ReadonlyMap<Right, 'all' | ReadonlySet<string>>;

/**
 * May this caller see restricted markers, and set them? A customer belongs to the whole organisation, so the right
 * must be held for the whole of it. The system has no rights: what a bot or a job reads holds no restricted marker.
 */
export function seesRestricted(rights: Held): boolean {
  return rights.get('customers.restricted') === 'all';
}
