import type { Right } from '@switchboard/shared/access';
import { type Areas, everyOrganisation, type Scope } from '../access/scope.ts';

/**
 * Who may be told of a fact: holders of a right (in the fact's service area, where it has one), everybody signed in,
 * or only the person, or the people, whom the fact is about.
 */
export type Audience = Right | 'everybodySignedIn' | 'thePersonHerself';

/** Where and whom a fact concerns, as far as its audience depends on it. */
export interface Concern {
  /** Null: the whole organisation. */
  readonly serviceAreaId: string | null;
  readonly userIds: readonly string[];
}

/** Whether the asker belongs to one of these audiences, in her own organisation. */
export function belongsTo(audience: readonly Audience[], scope: Scope, concern: Concern): boolean {
  return audience.some((group) => {
    if (group === 'everybodySignedIn') return scope.actor.kind === 'user';
    if (group === 'thePersonHerself') {
      return scope.actor.userId !== undefined && concern.userIds.includes(scope.actor.userId);
    }
    const areas = scope.rights.get(group);
    return areas !== undefined && covers(areas, concern.serviceAreaId);
  });
}

/** The same scope narrowed to one right and its service areas; null when the right is not held. */
export function underRight(scope: Scope, right: Right): Scope | null {
  const areas = scope.rights.get(right);
  if (areas === undefined || scope.organisationId === everyOrganisation) return null;
  return { ...scope, access: right, areas };
}

function covers(areas: Areas, serviceAreaId: string | null): boolean {
  return areas === 'all' || serviceAreaId === null || areas.has(serviceAreaId);
}
