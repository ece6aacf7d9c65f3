import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { Rows } from '../../agents/index.ts';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import { everyQueue, lawOf } from '../../queues/index.ts';
import type { Decisions, FullExplanation, Match, Skip } from '../core/decisions.ts';
import type { AgentNow, WaitingContact } from '../core/facts.ts';
import type { Law } from '../core/law.ts';
import { type Domain, recordedDomain } from '../core/recording.ts';
import { RoutingDomain } from '../core/routing-domain.ts';
import type { Recording } from '../storage/recordings.ts';
import { staffed, staffedAmong } from '../storage/staffed.ts';
import { lastTurns } from '../storage/turns.ts';
import { waitingAmong, waitingContacts } from '../storage/waiting-contacts.ts';
import { concernOf } from './concern-of.ts';

/** More than so many changed rows are read faster all together. */
const mostSingly = 200;
const emptyLaw = { planVersion: 0, queues: new Map() };

export interface MemoryStart {
  readonly epoch: number;
  /** How far the log was when it began to hear. */
  readonly position: number;
  /** Where it is written down, if it is. */
  readonly recording?: Recording | undefined;
}

export interface Difference {
  readonly contactIds: readonly string[];
  readonly userIds: readonly string[];
}

/**
 * What the leader of one organisation's routing domain holds in memory (design §4): the law, what waits, who is there.
 * It is a copy and never the truth. Facts say which rows have changed, and these are read anew before the next decision;
 * so whatever is read is at least as new as the fact that led to it. It must hear of facts before its first reading.
 */
export class DomainMemory {
  readonly organisationId: string;
  /** The term of leadership in which it was read; another term begins with another memory. */
  readonly epoch: number;
  readonly #recording: Recording | undefined;
  #domain: Domain | undefined;
  #queues: ReadonlyMap<string, QueueRecord> = new Map();
  readonly #contacts = new Map<string, WaitingContact>();
  readonly #agents = new Map<string, AgentNow>();
  /** By agent: when something of a queue was last offered to her. Read once; then this leader makes every offer itself. */
  readonly #turns = new Map<string, Map<string, Instant>>();
  #areTurnsKnown = false;
  #changedContacts = new Set<string>();
  #changedAgents = new Set<string>();
  readonly #refusedOnce = new Set<string>();
  readonly #heldOff = new Map<string, { readonly userId: string; readonly until: Instant }>();
  /** By contact: to whom this leader is offering it; when the fact comes back, it says nothing new. */
  readonly #beingOffered = new Map<string, string>();
  /** While a comparison runs: what was heard of or read anew meanwhile. */
  #touched: Set<string> | undefined;
  #isLawOld = true;
  #areAllOld = true;
  /** How far the organisation's log is known; what was committed up to there is in what will be read. */
  #position: number;

  constructor(organisationId: string, { epoch, position, recording }: MemoryStart) {
    this.organisationId = organisationId;
    this.#recording = recording;
    this.epoch = epoch;
    this.#position = position;
  }

  get position(): number {
    return this.#position;
  }

  get queues(): ReadonlyMap<string, QueueRecord> {
    return this.#queues;
  }

  get contactCount(): number {
    return this.#contacts.size;
  }

  /** Nothing is decided by it any more. */
  close(): void {
    this.#recording?.end();
  }

  /** Notes what a fact has made old. A gap before it makes everything old; one heard before says nothing new. */
  hear(event: Pick<DomainEvent, 'seq' | 'type' | 'subjectId' | 'body'>): void {
    if (event.seq <= this.#position) return;
    if (event.seq > this.#position + 1) this.forgetAll();
    this.#position = event.seq;
    const { contactIds, userIds, isLaw, isEverybody } = concernOf(event);
    if (this.#isOwnOffer(event.type, { contactIds, userIds })) this.#touch([...contactIds, ...userIds]);
    else this.doubt({ contactIds, userIds });
    if (isLaw) this.#isLawOld = true;
    if (isLaw || isEverybody) this.#areAllOld = true;
  }

  /** What happened up to there is not known one by one: the rows themselves will be read. */
  skipTo(position: number): void {
    this.#position = Math.max(this.#position, position);
    this.forgetAll();
  }

  /** Everything is read anew before the next decision. */
  forgetAll(): void {
    this.#isLawOld = true;
    this.#areAllOld = true;
  }

  /** Something of these was found to be otherwise than remembered. */
  doubt({ contactIds, userIds }: Difference): void {
    for (const id of contactIds) this.#changedContacts.add(id);
    for (const id of userIds) this.#changedAgents.add(id);
    this.#touch([...contactIds, ...userIds]);
  }

  /** These are about to be offered: what is made of them, `apply` says, and the facts of it need not be read again. */
  expect(matches: readonly Match[]): void {
    this.#beingOffered.clear();
    for (const { contactId, userId } of matches) this.#beingOffered.set(contactId, userId);
  }

  /** Reads what is old. Answers the agents that were read, null for all. A reading that fails is made whole by the next. */
  async refresh(rows: Rows, now: Instant): Promise<readonly string[] | null> {
    const [contactIds, userIds] = [[...this.#changedContacts], [...this.#changedAgents]];
    const isLaw = this.#isLawOld;
    const isAll = this.#areAllOld || contactIds.length > mostSingly || userIds.length > mostSingly;
    this.#changedContacts = new Set();
    this.#changedAgents = new Set();
    this.#isLawOld = false;
    this.#areAllOld = false;
    try {
      if (isLaw) await this.#readLaw(rows);
      if (isAll) {
        await this.#readAll(rows, now);
        return null;
      }
      if (userIds.length > 0) await this.#readAgents(rows, userIds, now);
      if (contactIds.length > 0) await this.#readContacts(rows, contactIds, now);
      return userIds;
    } catch (failure) {
      this.#isLawOld = true;
      this.#areAllOld = true;
      throw failure;
    }
  }

  decide(now: Instant, atMost: number): Decisions {
    return this.#opened.decide(now, atMost);
  }

  /** The whole list for one contact, as things are remembered; null when it does not wait, or was never read. */
  explain(contactId: string, now: Instant): FullExplanation | null {
    return this.#domain?.explain(contactId, now) ?? null;
  }

  agent(userId: string): AgentNow | undefined {
    return this.#agents.get(userId);
  }

  everybody(): IterableIterator<AgentNow> {
    return this.#agents.values();
  }

  contact(contactId: string): WaitingContact | undefined {
    return this.#contacts.get(contactId);
  }

  /** What has been committed: these were offered, those go on to a later step. */
  apply({ made, skips }: { readonly made: readonly Match[]; readonly skips: readonly Skip[] }, now: Instant): void {
    for (const { contactId, skippedMs } of skips) {
      const contact = this.#contacts.get(contactId);
      if (contact) this.#putContact({ ...contact, skippedMs });
    }
    if (made.length > 0) {
      this.#refusedOnce.clear();
      this.#heldOff.clear();
    }
    for (const { contactId, userId, units } of made) {
      const contact = this.#contacts.get(contactId);
      const agent = this.#agents.get(userId);
      if (!contact) continue;
      this.#dropContact(contactId);
      this.#turnsOf(userId).set(contact.queueId, now);
      if (!agent) continue;
      this.#putAgent({ ...agent, offered: [...agent.offered, { channel: contact.channel, units }] });
    }
  }

  /**
   * The database did not let this offer be made: both are read anew. When it refuses the same pair again although nothing
   * has changed, she is not asked again before then.
   */
  wasRefused(contactId: string, userId: string, until: Instant): void {
    this.#beingOffered.delete(contactId);
    this.doubt({ contactIds: [contactId], userIds: [userId] });
    const pair = `${contactId} ${userId}`;
    if (this.#refusedOnce.has(pair)) this.#heldOff.set(contactId, { userId, until });
    else this.#refusedOnce.add(pair);
  }

  /**
   * What the database has otherwise, although no fact has told so: there must be nothing. `catchUp` hears what the log
   * holds by then, so that a fact on its way is no difference. Changes nothing.
   */
  async compare(rows: Rows, now: Instant, catchUp: () => Promise<void>): Promise<Difference> {
    if (this.#areAllOld) return { contactIds: [], userIds: [] };
    const touched = new Set([...this.#changedContacts, ...this.#changedAgents]);
    this.#touched = touched;
    const contacts = new Map((await waitingContacts(rows, this.organisationId, now)).map((one) => [one.id, one]));
    const agents = new Map((await staffed(rows, this.organisationId, now)).map((one) => [one.id, one]));
    await catchUp();
    this.#touched = undefined;
    if (this.#areAllOld) return { contactIds: [], userIds: [] };
    const contactIds = differing(this.#contacts, contacts, (one) => comparableContact(one, now));
    const userIds = differing(this.#agents, agents, comparableAgent);
    const untouched = (id: string) => !touched.has(id);
    return { contactIds: contactIds.filter(untouched), userIds: userIds.filter(untouched) };
  }

  get #opened(): Domain {
    if (!this.#domain) throw new Error('A routing domain was asked before it was read');
    return this.#domain;
  }

  #isOwnOffer(type: string, { contactIds: [contactId = ''], userIds: [userId] }: Difference): boolean {
    if (type !== 'reservation.offered' || this.#beingOffered.get(contactId) !== userId) return false;
    return this.#beingOffered.delete(contactId);
  }

  #touch(ids: readonly string[]): void {
    for (const id of ids) this.#touched?.add(id);
  }

  async #readLaw(rows: Rows): Promise<void> {
    const law = await lawOf(rows, this.organisationId);
    this.#queues = new Map((await everyQueue(rows, this.organisationId)).map((queue) => [queue.id, queue]));
    if (this.#domain) this.#domain.publish(law);
    else this.#domain = this.#begun({ ...emptyLaw, ...law });
  }

  #begun(law: Law): Domain {
    const recording = this.#recording;
    return recording ? recordedDomain(law, (line) => recording.write(line)) : new RoutingDomain(law);
  }

  async #readAll(rows: Rows, now: Instant): Promise<void> {
    await this.#readTurns(rows, now);
    const agents = await staffed(rows, this.organisationId, now);
    const contacts = await waitingContacts(rows, this.organisationId, now);
    for (const id of missingFrom(this.#agents, agents)) this.#dropAgent(id);
    for (const id of missingFrom(this.#contacts, contacts)) this.#dropContact(id);
    for (const agent of agents) this.#putAgent(agent);
    for (const contact of contacts) this.#putContact(contact);
  }

  async #readTurns(rows: Rows, now: Instant): Promise<void> {
    if (this.#areTurnsKnown) return;
    for (const { userId, queueId, at } of await lastTurns(rows, this.organisationId, now)) {
      this.#turnsOf(userId).set(queueId, at);
    }
    this.#areTurnsKnown = true;
  }

  async #readAgents(rows: Rows, userIds: readonly string[], now: Instant): Promise<void> {
    const agents = await staffedAmong(rows, this.organisationId, { userIds, now });
    const there = new Set(agents.map(({ id }) => id));
    for (const id of userIds) if (!there.has(id)) this.#dropAgent(id);
    for (const agent of agents) this.#putAgent(agent);
  }

  async #readContacts(rows: Rows, contactIds: readonly string[], now: Instant): Promise<void> {
    const contacts = await waitingAmong(rows, this.organisationId, { contactIds, now });
    const there = new Set(contacts.map(({ id }) => id));
    for (const id of contactIds) if (!there.has(id)) this.#dropContact(id);
    for (const contact of contacts) this.#putContact(contact);
  }

  #putContact(contact: WaitingContact): void {
    this.#touched?.add(contact.id);
    this.#contacts.set(contact.id, contact);
    const held = this.#heldOff.get(contact.id);
    const heldOff = held && new Map(contact.heldOff).set(held.userId, held.until);
    this.#opened.putContact(heldOff ? { ...contact, heldOff } : contact);
  }

  #dropContact(id: string): void {
    this.#touched?.add(id);
    if (this.#contacts.delete(id)) this.#opened.dropContact(id);
  }

  #putAgent(agent: AgentNow): void {
    this.#touched?.add(agent.id);
    const known = { ...agent, lastOfferedAt: this.#turnsOf(agent.id) };
    this.#agents.set(agent.id, known);
    this.#opened.putAgent(known);
  }

  #dropAgent(id: string): void {
    this.#touched?.add(id);
    if (this.#agents.delete(id)) this.#opened.dropAgent(id);
  }

  #turnsOf(userId: string): Map<string, Instant> {
    const turns = this.#turns.get(userId) ?? new Map<string, Instant>();
    this.#turns.set(userId, turns);
    return turns;
  }
}

function missingFrom(known: ReadonlyMap<string, unknown>, found: readonly { readonly id: string }[]): string[] {
  const there = new Set(found.map(({ id }) => id));
  return [...known.keys()].filter((id) => !there.has(id));
}

function differing<Fact>(
  known: ReadonlyMap<string, Fact>,
  found: ReadonlyMap<string, Fact>,
  comparable: (fact: Fact) => unknown,
): string[] {
  const ids = new Set([...known.keys(), ...found.keys()]);
  return [...ids].filter((id) => {
    const [one, other] = [known.get(id), found.get(id)];
    return one === undefined || other === undefined || !isDeepStrictEqual(comparable(one), comparable(other));
  });
}

/** Without what has run out by the clock alone. */
function comparableContact(contact: WaitingContact, now: Instant): unknown {
  const { heldOff, ...rest } = contact;
  return { ...rest, heldOff: [...heldOff].filter(([, until]) => until > now).length };
}

function comparableAgent({ lastOfferedAt: _mine, inHand, offered, ...rest }: AgentNow): unknown {
  const sorted = (loads: AgentNow['inHand']) => loads.map(({ channel, units }) => `${channel} ${units}`).sort();
  return { ...rest, inHand: sorted(inHand), offered: sorted(offered) };
}
