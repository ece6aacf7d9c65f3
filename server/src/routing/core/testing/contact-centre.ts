import type { Decisions } from '../decisions.ts';
import type { AgentNow, Load, WaitingContact } from '../facts.ts';
import type { Law } from '../law.ts';
import { dawn, type Happening } from './random-days.ts';

/** Who is told of what happens, as the server tells its core. */
export interface Told {
  publish(law: Law): void;
  putContact(contact: WaitingContact): void;
  dropContact(id: string): void;
  putAgent(agent: AgentNow): void;
  dropAgent(id: string): void;
}

interface Offer {
  readonly contact: WaitingContact;
  readonly userId: string;
  readonly madeAt: number;
}

/**
 * A contact centre in a few maps: what waits, who is there, which offers are out, who has what. It plays the server's
 * part in a random day, and knows at every moment what has become of each contact.
 */
export class ContactCentre {
  now = dawn;
  law: Law;
  readonly waiting = new Map<string, WaitingContact>();
  readonly agents = new Map<string, AgentNow>();
  readonly offers: Offer[] = [];
  /** By contact: who has it in hand. */
  readonly owned = new Map<string, { readonly contact: WaitingContact; readonly userId: string }>();
  readonly #told: Told;

  constructor(law: Law, told: Told) {
    this.law = law;
    this.#told = told;
  }

  /** Whether a contact is somewhere. */
  has(contactId: string): boolean {
    return this.places(contactId) > 0;
  }

  /** In how many places a contact is; more than one would be a contact routed twice. */
  places(contactId: string): number {
    const isOffered = this.offers.filter(({ contact }) => contact.id === contactId).length;
    return (this.waiting.has(contactId) ? 1 : 0) + isOffered + (this.owned.has(contactId) ? 1 : 0);
  }

  happens(what: Happening): void {
    switch (what.does) {
      case 'contact':
        if (!this.has(what.contact.id) || this.waiting.has(what.contact.id)) this.#queue(this.#moved(what.contact));
        break;
      case 'agent':
        this.#staff(what.agent);
        break;
      case 'leaves':
        this.waiting.delete(what.contactId);
        this.#told.dropContact(what.contactId);
        break;
      case 'signsOut':
        this.#signOut(what.agentId);
        break;
      case 'passes':
        this.now += what.seconds * 1000;
        break;
      case 'setsClockBack':
        this.now -= what.seconds * 1000;
        break;
      case 'ends':
        this.#endOffer(what.how);
        break;
      case 'finishes':
        this.#finish(what.agentId);
        break;
      case 'transfers':
        this.#transfer(what.contactId, what.queueId);
        break;
      case 'moves': {
        const contact = this.waiting.get(what.contactId);
        if (contact) this.#queue({ ...contact, channel: what.channel });
        break;
      }
      case 'publishes':
        this.law = what.law;
        this.#told.publish(what.law);
        break;
    }
  }

  /** Makes the offers and writes down the skips, as a transaction would. */
  commit({ matches, skips }: Pick<Decisions, 'matches' | 'skips'>): void {
    for (const { contactId, skippedMs } of skips) this.#queue({ ...this.waiting.get(contactId)!, skippedMs });
    for (const { contactId, userId, units } of matches) {
      const contact = this.waiting.get(contactId)!;
      const agent = this.agents.get(userId)!;
      this.waiting.delete(contactId);
      this.#told.dropContact(contactId);
      this.offers.push({ contact, userId, madeAt: this.now });
      this.#put({
        ...agent,
        offered: [...agent.offered, { channel: contact.channel, units }],
        lastOfferedAt: new Map([...agent.lastOfferedAt, [contact.queueId, this.now]]),
      });
    }
  }

  #queue(contact: WaitingContact): void {
    this.waiting.set(contact.id, contact);
    this.#told.putContact(contact);
  }

  #put(agent: AgentNow): void {
    this.agents.set(agent.id, agent);
    this.#told.putAgent(agent);
  }

  /** The first coming brings loads of unknown origin; later her hands are what she was given. */
  #staff(agent: AgentNow): void {
    const known = this.agents.get(agent.id);
    this.#put(known ? { ...agent, inHand: known.inHand, offered: known.offered } : agent);
  }

  #signOut(agentId: string): void {
    if (!this.agents.delete(agentId)) return;
    this.#told.dropAgent(agentId);
    for (const offer of this.offers.filter(({ userId }) => userId === agentId)) {
      this.offers.splice(this.offers.indexOf(offer), 1);
      this.#queue(this.#afterOffer(offer));
    }
    for (const [id, { contact, userId }] of this.owned) {
      if (userId !== agentId) continue;
      this.owned.delete(id);
      this.#queue(contact);
    }
  }

  #endOffer(how: 'accepted' | 'declined' | 'expired' | 'withdrawn'): void {
    const offer = this.offers.shift();
    if (!offer) return;
    const { contact, userId } = offer;
    const agent = this.agents.get(userId)!;
    const load: Load = { channel: contact.channel, units: this.law.capacity.costs[contact.channel] };
    const offered = withoutOne(agent.offered, load);
    if (how === 'accepted') {
      this.owned.set(contact.id, { contact, userId });
      this.#put({ ...agent, offered, inHand: [...agent.inHand, load] });
      return;
    }
    this.#put({ ...agent, offered, state: how === 'expired' ? 'notReady' : agent.state });
    const back = this.#afterOffer(offer);
    const heldOff = how === 'withdrawn' ? back.heldOff : new Map([...back.heldOff, [userId, this.now + 60_000]]);
    this.#queue({ ...back, heldOff });
  }

  /** Its old place: only the step's clock has stood meanwhile. */
  #afterOffer({ contact, madeAt }: Offer): WaitingContact {
    return { ...contact, offeredMs: contact.offeredMs + (this.now - madeAt) };
  }

  #finish(agentId: string): void {
    const agent = this.agents.get(agentId);
    const [first] = agent?.inHand ?? [];
    if (!agent || !first) return;
    for (const [id, { contact, userId }] of this.owned) {
      if (userId !== agentId || contact.channel !== first.channel) continue;
      this.owned.delete(id);
      break;
    }
    this.#put({ ...agent, inHand: agent.inHand.slice(1), idleSinceAt: this.now });
  }

  /** A transfer or another queue: a new queue's clock, the old age. */
  #transfer(contactId: string, queueId: string): void {
    const inHand = this.owned.get(contactId);
    const contact = this.waiting.get(contactId) ?? inHand?.contact;
    if (!contact) return;
    if (inHand) {
      this.owned.delete(contactId);
      const agent = this.agents.get(inHand.userId)!;
      const units = this.law.capacity.costs[contact.channel];
      this.#put({ ...agent, inHand: withoutOne(agent.inHand, { channel: contact.channel, units }) });
    }
    this.#queue({ ...contact, queueId, enteredQueueAt: this.now, offeredMs: 0, skippedMs: 0 });
  }

  #moved(contact: WaitingContact): WaitingContact {
    const by = this.now - dawn;
    const { wanted, unlinkedSinceAt } = contact;
    return {
      ...contact,
      firstQueuedAt: contact.firstQueuedAt + by,
      enteredQueueAt: contact.enteredQueueAt + by,
      wanted: wanted && { ...wanted, untilAt: wanted.untilAt + by },
      unlinkedSinceAt: unlinkedSinceAt === null ? null : unlinkedSinceAt + by,
      heldOff: new Map([...contact.heldOff].map(([id, at]) => [id, at + by])),
    };
  }
}

function withoutOne(loads: readonly Load[], { channel }: Load): Load[] {
  const at = loads.findIndex((load) => load.channel === channel);
  return loads.filter((_, index) => index !== at);
}
