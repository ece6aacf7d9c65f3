import { type Right, rightsOf, rightsOfWholeOrganisation } from '@switchboard/shared/access';
import type { HeldRight, RoleAssignment } from '@switchboard/shared/identity';

/** Where a right is held: in the whole organisation, or in these service areas. */
export type HeldIn = 'all' | ReadonlySet<string>;
export type HeldRights = ReadonlyMap<Right, HeldIn>;

/**
 * The rights a person has from all her roles together. A role given for one service area carries its rights into
 * that area only, and none of those that reach the whole organisation.
 */
export function rightsFromRoles(assignments: readonly RoleAssignment[]): HeldRights {
  const held = new Map<Right, HeldIn>();
  for (const { role, serviceAreaId } of assignments) {
    for (const right of rightsOf(role)) {
      if (serviceAreaId !== null && rightsOfWholeOrganisation.has(right)) continue;
      held.set(right, joined(held.get(right), serviceAreaId));
    }
  }
  return held;
}

function joined(before: HeldIn | undefined, serviceAreaId: string | null): HeldIn {
  if (serviceAreaId === null || before === 'all') return 'all';
  return new Set([...(before ?? []), serviceAreaId]);
}

/** Is the right held for a record of this service area (`null`: a record of the whole organisation)? */
export function isHeldFor(held: HeldRights, right: Right, serviceAreaId: string | null): boolean {
  const areas = held.get(right);
  if (areas === undefined) return false;
  return areas === 'all' || (serviceAreaId !== null && areas.has(serviceAreaId));
}

export function toWire(held: HeldRights): HeldRight[] {
  return [...held].map(([right, areas]) => ({ right, areas: areas === 'all' ? 'all' : [...areas].sort() }));
}

export function fromWire(rights: readonly HeldRight[]): HeldRights {
  return new Map(rights.map(({ right, areas }) => [right, areas === 'all' ? 'all' : new Set(areas)]));
}
