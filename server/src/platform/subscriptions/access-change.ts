import type { DomainEvent } from '../events/event-log.ts';

/** Who follows a stream, as far as a change of rights can concern her. */
export interface Subscriber {
  readonly organisationId: string;
  readonly actorId: string;
  readonly userId?: string;
  readonly sessionId?: string;
}

/**
 * A kind of fact that may change what somebody may see, or whether her session still stands. Whoever it concerns
 * gets nothing more until her rights were read anew.
 */
export interface AccessChange {
  readonly type: string;
  concerns(event: DomainEvent, subscriber: Subscriber): boolean;
}
