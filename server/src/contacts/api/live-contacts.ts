import {
  contactAssignedSchema,
  contactEventTypes,
  type ContactOutline,
  conversationEventTypes,
} from '@switchboard/shared/contacts';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import type { LiveCatalogue, SnapshotCall } from '../../platform/subscriptions/index.ts';
import { contactsInHandsOf } from '../storage/mine.ts';
import { openContacts } from '../storage/reading.ts';

/**
 * What desks and displays are told: the outline of a contact to whoever watches queues and to the staff on it; words,
 * marks and typing to the staff on it alone.
 */
export function registerLiveContacts(catalogue: LiveCatalogue): void {
  for (const type of contactEventTypes) {
    catalogue.projection({
      type,
      audience: ['thePersonHerself', 'queues.watch'],
      serviceAreaOf: ({ body }) => (body['contact'] as ContactOutline).serviceAreaId,
      personOf: staffOn,
      bodyFor: ({ body }) => body,
    });
  }
  for (const type of [...conversationEventTypes, 'attachment.scanned' as const]) {
    catalogue.projection({
      type,
      audience: ['thePersonHerself'],
      personOf: staffOn,
      // Words leave the log after a day (storage/emptied-events.ts): who is so far behind begins with a snapshot.
      bodyFor: ({ body }) => (body['message'] === null ? null : body),
    });
  }
  for (const type of ['contact.assigned', 'contact.wrap-up-completed'] as const) {
    catalogue.projection({
      type,
      audience: ['thePersonHerself'],
      personOf: ({ body }) => contactAssignedSchema.parse(body).userId,
      bodyFor: ({ body }) => body,
    });
  }
  catalogue.snapshot({ name: 'contacts', right: 'contacts.see', take: takeContacts });
}

function staffOn({ body }: DomainEvent): readonly string[] {
  return (body['onContact'] as readonly string[] | undefined) ?? [];
}

/** A desk starts from what is in its agent's hands; who watches queues, from everything that is open there. */
async function takeContacts({ db, scope, organisationId }: SnapshotCall) {
  const { userId } = scope.actor;
  const mine = userId === undefined ? [] : await contactsInHandsOf(db, userId);
  const watched = await watchedContacts({ db, scope, organisationId });
  const byId = new Map<string, ContactOutline>([...watched, ...mine].map((contact) => [contact.id, contact]));
  return [...byId.values()].filter((contact) => contact.organisationId === organisationId);
}

async function watchedContacts({ db, scope }: SnapshotCall): Promise<ContactOutline[]> {
  const areas = scope.rights.get('queues.watch');
  if (areas === undefined) return [];
  const open = await openContacts(db);
  if (areas === 'all') return open;
  return open.filter(({ serviceAreaId }) => serviceAreaId === null || areas.has(serviceAreaId));
}
