import { offeredFactSchema, reservationEndedSchema } from '@switchboard/shared/routing';
import type { DomainEvent } from '../../platform/events/event-log.ts';

/** Whom and what a fact concerns, as far as the router decides by it. */
export interface Concern {
  readonly contactIds: readonly string[];
  readonly userIds: readonly string[];
  /** The routing plan has changed. */
  readonly isLaw: boolean;
  /** It may concern any agent: teams, service areas. */
  readonly isEverybody: boolean;
}

const nothing: Concern = { contactIds: [], userIds: [], isLaw: false, isEverybody: false };

/** Facts of people after which somebody may take other contacts than before. */
const personFacts = new Set([
  'agent.changed',
  'user.changed',
  'user.suspended',
  'user.restored',
  'user.access-changed',
]);
const everybodysFacts = new Set(['team.closed', 'serviceArea.closed', 'team.changed']);

/** Nothing, for most facts: words, marks and typing move nobody. */
export function concernOf({ type, subjectId, body }: Pick<DomainEvent, 'type' | 'subjectId' | 'body'>): Concern {
  if (type.startsWith('contact.')) return { ...nothing, contactIds: [subjectId] };
  if (personFacts.has(type) || type.startsWith('agent.')) return { ...nothing, userIds: [subjectId] };
  if (type === 'reservation.offered') {
    const { contactId, userId } = offeredFactSchema.parse(body).offer;
    return { ...nothing, contactIds: [contactId], userIds: [userId] };
  }
  if (type === 'reservation.ended') {
    const { contactId, userId } = reservationEndedSchema.parse(body);
    return { ...nothing, contactIds: [contactId], userIds: [userId] };
  }
  if (type === 'team.member-added' || type === 'team.member-removed') {
    return { ...nothing, userIds: [String(body['userId'])] };
  }
  if (type === 'routing-plan.published') return { ...nothing, isLaw: true, isEverybody: true };
  return everybodysFacts.has(type) ? { ...nothing, isEverybody: true } : nothing;
}

export function concernsRouting(event: Pick<DomainEvent, 'type' | 'subjectId' | 'body'>): boolean {
  const { contactIds, userIds, isLaw, isEverybody } = concernOf(event);
  return contactIds.length > 0 || userIds.length > 0 || isLaw || isEverybody;
}
