import { type IdentityEventType, identityEventAudience } from '@switchboard/shared/identity';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import type { LiveCatalogue, Subscriber } from '../../platform/subscriptions/index.ts';
import { registerIdentitySnapshots } from './live-snapshots.ts';

/** What identity lets out on the live link, to whom, and which facts change what somebody may see. */
export function registerLiveIdentity(catalogue: LiveCatalogue): void {
  registerIdentitySnapshots(catalogue);
  for (const [type, audience] of Object.entries(identityEventAudience)) {
    const sharedAs = sharedKindOf(type as IdentityEventType);
    catalogue.projection({
      type,
      audience,
      ...(sharedAs && { sharedAs }),
      serviceAreaOf: (event) => textOf(event, 'serviceAreaId'),
      personOf,
      bodyFor: (event) => event.body,
    });
  }
  const hers = (event: DomainEvent, subscriber: Subscriber) => subscriber.userId === personOf(event);
  for (const type of ['user.suspended', 'user.restored', 'user.access-changed', 'user.password-changed'] as const) {
    catalogue.accessChange({ type, concerns: hers });
  }
  for (const type of ['session.ended', 'desk.claimed', 'desk.released'] as const) {
    catalogue.accessChange({ type, concerns: hers });
  }
  for (const type of ['sharingGrant.created', 'sharingGrant.begun', 'sharingGrant.ended'] as const) {
    catalogue.accessChange({
      type,
      concerns: (event, { organisationId }) => textOf(event, 'toOrganisationId') === organisationId,
    });
  }
  catalogue.accessChange({ type: 'apiToken.revoked', concerns: (event, { actorId }) => event.subjectId === actorId });
}

/** Facts about people and teams travel under the grants for their kind of record, as far as a grant can name them. */
function sharedKindOf(type: IdentityEventType): 'user' | 'team' | undefined {
  if (type === 'user.created' || type === 'user.changed') return 'user';
  if (type === 'team.created' || type === 'team.changed') return 'team';
  return undefined;
}

/** Facts about a session name its person in the body; facts about a person are about her. */
function personOf(event: DomainEvent): string | null {
  if (event.type.startsWith('user.') || event.type.startsWith('desk.')) return event.subjectId;
  return event.type.startsWith('session.') ? textOf(event, 'userId') : null;
}

function textOf(event: DomainEvent, member: string): string | null {
  const value = event.body[member];
  return typeof value === 'string' ? value : null;
}
