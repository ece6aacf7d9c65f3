import type { Instant } from '../kernel/index.ts';
import { type AgentTimeline, withAgent } from './agent-timeline.ts';
import { type ContactTimeline, withContact } from './contact-timeline.ts';
import { factOf, type MetricEvent, type OfferEnd } from './metric-event.ts';

/** One offer of a contact to an agent, from when to when. */
export interface OfferTimeline {
  readonly id: string;
  readonly contactId: string;
  readonly userId: string;
  readonly offeredAt: Instant;
  readonly endedAt: Instant | null;
  readonly end: OfferEnd | null;
}

/** What the events of an organisation come to: all that figures are counted from. */
export interface Timelines {
  readonly contacts: ReadonlyMap<string, ContactTimeline>;
  readonly agents: ReadonlyMap<string, AgentTimeline>;
  readonly offers: ReadonlyMap<string, OfferTimeline>;
}

/** Timelines that grow as events come, in the order of the stream; an event known already is passed over. */
export class GrowingTimelines implements Timelines {
  readonly contacts = new Map<string, ContactTimeline>();
  readonly agents = new Map<string, AgentTimeline>();
  readonly offers = new Map<string, OfferTimeline>();
  #seq = 0;

  /** The last event taken. */
  get seq(): number {
    return this.#seq;
  }

  add(event: MetricEvent): void {
    if (event.seq <= this.#seq) return;
    this.#seq = event.seq;
    const fact = factOf(event);
    if (fact?.about === 'contact') {
      const { contact } = fact;
      this.contacts.set(contact.id, withContact(this.contacts.get(contact.id), contact, event.occurredAt));
    } else if (fact?.about === 'agent') {
      const { agent } = fact;
      this.agents.set(agent.id, withAgent(this.agents.get(agent.id), agent, event.occurredAt));
    } else if (fact?.about === 'offer') {
      const { id, contactId, userId } = fact.offer;
      this.offers.set(id, { id, contactId, userId, offeredAt: event.occurredAt, endedAt: null, end: null });
    } else if (fact?.about === 'offerEnd') {
      const offer = this.offers.get(event.subjectId);
      if (offer) this.offers.set(offer.id, { ...offer, endedAt: event.occurredAt, end: fact.end });
    }
  }
}

/** The timelines of some events of one organisation, in whatever order and however often they are given. */
export function timelinesOf(events: readonly MetricEvent[]): Timelines {
  const timelines = new GrowingTimelines();
  for (const event of events.toSorted((one, other) => one.seq - other.seq)) timelines.add(event);
  return timelines;
}
