import { holds, type Interval } from './interval.ts';
import type { Scope } from './measure.ts';
import type { OfferTimeline, Timelines } from './timelines.ts';

/** Offers that ended in the interval, of the queue that their contact waited in. */
export function offersEnded(timelines: Timelines, interval: Interval, scope: Scope): OfferTimeline[] {
  const { userId, channel, queueId } = scope;
  return [...timelines.offers.values()].filter((offer) => {
    if (!holds(interval, offer.endedAt) || (userId !== undefined && offer.userId !== userId)) return false;
    const contact = timelines.contacts.get(offer.contactId);
    if (channel !== undefined && contact?.channel !== channel) return false;
    return queueId === undefined || waitOf(timelines, offer)?.queueId === queueId;
  });
}

/** The citizen left while it was offered: the offer ended with her wait. */
export function wasAbandoned(timelines: Timelines, offer: OfferTimeline): boolean {
  if (offer.end !== 'withdrawn') return false;
  const wait = waitOf(timelines, offer);
  return wait?.end === 'abandoned' && wait.untilAt === offer.endedAt;
}

function waitOf({ contacts }: Timelines, { contactId, offeredAt }: OfferTimeline) {
  return contacts.get(contactId)?.waits.findLast(({ fromAt }) => fromAt <= offeredAt);
}
