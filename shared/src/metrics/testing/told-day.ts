import type { AgentState } from '../../agents/agent-state.ts';
import type { ContactState } from '../../contacts/contact-lifecycle.ts';
import { type Instant, seconds } from '../../kernel/index.ts';
import type { CountedAgent, CountedContact, MetricEvent, OfferEnd } from '../metric-event.ts';

type Part = CountedContact['interactions'][number];

/** Where the clock of a told day begins: the moment of second 0. */
export const dawn = Date.UTC(2026, 10, 16, 9);
export const at = (second: number): Instant => dawn + seconds(second);

/** Tells a day as the server's event log does: what happens is said at a second, and becomes facts with their outlines. */
export class ToldDay {
  readonly events: MetricEvent[] = [];
  readonly #contacts = new Map<string, CountedContact>();
  readonly #agents = new Map<string, CountedAgent>();

  /** A contact reaches us and waits, or begins to wait again. */
  queues(second: number, id: string, queue = 'enquiries'): void {
    const contact = this.#contacts.get(id) ?? this.#arrives(second, id);
    this.#becomes(second, 'contact.queued', {
      ...contact,
      queue: { id: queue },
      state: 'queued',
      firstQueuedAt: contact.firstQueuedAt ?? at(second),
    });
  }

  arrives(second: number, id: string): void {
    this.#becomes(second, 'contact.arrived', this.#arrives(second, id));
  }

  answers(second: number, id: string, agent: string): void {
    const contact = this.contact(id);
    const part: Part = {
      id: `${id}-${contact.interactions.length + 1}`,
      kind: 'agent',
      agent: { userId: agent },
      state: 'active',
      startedAt: at(second),
      leftAt: null,
      completedAt: null,
    };
    const interactions = [...contact.interactions, part];
    this.#becomes(second, 'contact.connected', { ...contact, state: 'connected', interactions });
  }

  /** Her part turns: held, talking again, writing up, done. */
  turns(second: number, id: string, state: Part['state'], contactState = this.contact(id).state): void {
    const contact = this.contact(id);
    const interactions = contact.interactions.map((part, index) =>
      index === contact.interactions.length - 1 ? turned(part, state, at(second)) : part,
    );
    this.#becomes(second, 'contact.changed', { ...contact, state: contactState, interactions });
  }

  /** The contact leaves where it was. Whoever talked is done, or writes up. */
  leaves(second: number, id: string, state: ContactState, then: 'wrapUp' | 'completed' = 'completed'): void {
    const contact = this.contact(id);
    const interactions = contact.interactions.map((part) =>
      part.state === 'active' || part.state === 'held' ? turned(part, then, at(second)) : part,
    );
    const endedAt = state === 'ended' || state === 'abandoned' ? at(second) : null;
    this.#becomes(second, 'contact.changed', { ...contact, state, interactions, endedAt });
  }

  offers(second: number, offer: string, contactId: string, userId: string): void {
    this.#happens(second, 'reservation.offered', offer, { offer: { id: offer, contactId, userId } });
  }

  offerEnds(second: number, offer: string, state: OfferEnd): void {
    this.#happens(second, 'reservation.ended', offer, { state });
  }

  agent(second: number, id: string, change: Partial<Pick<CountedAgent, 'state' | 'reason'>> & { used?: number }): void {
    const usual = { id, state: 'ready' as AgentState, reason: null, deskSilent: false, load: { used: 0, of: 3 } };
    const before = this.#agents.get(id) ?? usual;
    const { used = before.load.used, ...rest } = change;
    const agent = { ...before, reason: null, ...rest, load: { used, of: 3 } };
    this.#agents.set(id, agent);
    this.#happens(second, 'agent.changed', id, { agent });
  }

  contact(id: string): CountedContact {
    return this.#contacts.get(id)!;
  }

  #arrives(second: number, id: string): CountedContact {
    const times = { arrivedAt: at(second), firstQueuedAt: null, endedAt: null };
    return {
      id,
      channel: 'webchat',
      direction: 'inbound',
      state: 'arrived',
      queue: null,
      interactions: [],
      ...times,
    };
  }

  #becomes(second: number, type: string, contact: CountedContact): void {
    this.#contacts.set(contact.id, contact);
    this.#happens(second, type, contact.id, { contact, onContact: [] });
  }

  #happens(second: number, type: string, subjectId: string, body: object): void {
    this.events.push({ seq: this.events.length + 1, type, occurredAt: at(second), subjectId, body });
  }
}

function turned(part: Part, state: Part['state'], now: Instant): Part {
  if (state === 'completed') return { ...part, state, leftAt: part.leftAt ?? now, completedAt: now };
  return { ...part, state, leftAt: state === 'wrapUp' ? now : null };
}
