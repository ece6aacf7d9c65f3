import type { Scope } from '../access/scope.ts';
import type { DomainEvent } from '../events/event-log.ts';
import { type Audience, belongsTo } from './audience.ts';

export type Body = Readonly<Record<string, unknown>>;

/**
 * How one kind of fact leaves the server on a live link (design §4: what goes out is a projection, filtered by
 * rights). A kind of fact without a projection is not sent to anybody.
 */
export interface EventProjection {
  readonly type: string;
  readonly audience: readonly Audience[];
  /** The record kind under which a sharing grant opens it to another organisation; without one it is never shared. */
  readonly sharedAs?: string;
  /** Null, or left out: the fact belongs to the whole organisation. */
  serviceAreaOf?(event: DomainEvent): string | null;
  /** Whom the fact is about, for the audience `thePersonHerself`: one person, or all who have a part in it. */
  personOf?(event: DomainEvent): string | readonly string[] | null;
  /** What this asker may see of it, field by field; null for nothing. */
  bodyFor(event: DomainEvent, scope: Scope): Body | null;
}

/** What a subscriber may see of a fact, or null: by right, service area, field and sharing grant. */
export function projected(projection: EventProjection | undefined, event: DomainEvent, scope: Scope): Body | null {
  if (!projection) return null;
  return event.organisationId === scope.organisationId
    ? ownBody(projection, event, scope)
    : sharedBody(projection, event, scope);
}

function ownBody(projection: EventProjection, event: DomainEvent, scope: Scope): Body | null {
  const serviceAreaId = projection.serviceAreaOf?.(event) ?? null;
  const userIds = [projection.personOf?.(event) ?? []].flat();
  if (!belongsTo(projection.audience, scope, { serviceAreaId, userIds })) return null;
  return projection.bodyFor(event, scope);
}

/** A grant opens one kind of record and names its fields; a fact that shows none of them is not told at all. */
function sharedBody(projection: EventProjection, event: DomainEvent, scope: Scope): Body | null {
  if (projection.sharedAs === undefined) return null;
  const fields = sharedFields(scope, projection.sharedAs, event.organisationId);
  const holdsIt = projection.audience.some((group) => group !== 'thePersonHerself' && holdsAnywhere(scope, group));
  if (fields === undefined || !holdsIt) return null;
  const body = projection.bodyFor(event, scope);
  const shown = Object.entries(body ?? {}).filter(([field]) => fields.has(field));
  return shown.length > 0 ? Object.fromEntries(shown) : null;
}

function holdsAnywhere(scope: Scope, group: Exclude<Audience, 'thePersonHerself'>): boolean {
  return group === 'everybodySignedIn' ? scope.actor.kind === 'user' : scope.rights.has(group);
}

/** The fields of one kind of record that another organisation shares with the asker's; undefined without a grant. */
export function sharedFields(scope: Scope, kind: string, organisationId: string): ReadonlySet<string> | undefined {
  const grants = (scope.sharedBy.get(kind) ?? []).filter((grant) => grant.organisationId === organisationId);
  return grants.length > 0 ? new Set(grants.flatMap(({ fields }) => [...fields])) : undefined;
}
