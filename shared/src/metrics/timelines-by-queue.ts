import type { ContactTimeline } from './contact-timeline.ts';
import type { OfferTimeline, Timelines } from './timelines.ts';

interface OfQueue extends Timelines {
  readonly contacts: Map<string, ContactTimeline>;
  readonly offers: Map<string, OfferTimeline>;
}

/**
 * Each queue's own contacts and offers, so that the figures of many queues cost one look at everything. A contact that
 * was in several is with each of them, whole; agents belong to none.
 */
export function timelinesByQueue({ contacts, offers }: Timelines): (queueId: string) => Timelines {
  const found = new Map<string, OfQueue>();
  const queuesOf = (contact: ContactTimeline) =>
    new Set([...contact.waits, ...contact.handlings].flatMap(({ queueId }) => queueId ?? []));
  for (const contact of contacts.values()) {
    for (const queueId of queuesOf(contact)) ofQueue(found, queueId).contacts.set(contact.id, contact);
  }
  for (const offer of offers.values()) {
    const contact = contacts.get(offer.contactId);
    for (const queueId of contact ? queuesOf(contact) : []) ofQueue(found, queueId).offers.set(offer.id, offer);
  }
  return (queueId) => found.get(queueId) ?? nothing();
}

const nothing = (): OfQueue => ({ contacts: new Map(), agents: new Map(), offers: new Map() });

function ofQueue(found: Map<string, OfQueue>, queueId: string): OfQueue {
  const known = found.get(queueId) ?? nothing();
  found.set(queueId, known);
  return known;
}
