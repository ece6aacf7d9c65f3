/**
 * The routing core alone: event by event, as the server tells it, in a centre that is overrun (an agent frees up, one of
 * thousands waiting is hers) and in one that is not (a contact comes, one of thousands of agents has it).
 * Prints one JSON line.
 */
import type { AgentNow, WaitingContact } from '../src/routing/core/facts.ts';
import { RoutingDomain } from '../src/routing/core/routing-domain.ts';
import { bigAgent, bigContact, bigLaw, Chance } from '../src/routing/core/testing/big-centre.ts';
import { decideNaively } from '../src/routing/core/testing/naive-router.ts';

const agentCount = 5_000;
const queueCount = 200;
const decisionsPerRound = Number(process.argv[2] ?? 60_000);

interface Round {
  readonly decisions: number;
  readonly perCpuSecond: number;
}

/** Plays the server's part; contacts are made beforehand, so that only the core and the telling are measured. */
class Centre {
  readonly domain: RoutingDomain;
  readonly law;
  readonly agents = new Map<string, AgentNow>();
  readonly waiting = new Map<string, WaitingContact>();
  readonly chance = new Chance(42);
  readonly #busy: { id: string; channel: WaitingContact['channel'] }[] = [];
  now = Date.UTC(2026, 10, 30, 9);
  #contacts = 0;
  #made: WaitingContact[] = [];

  constructor() {
    this.law = bigLaw(queueCount, this.chance);
    this.domain = new RoutingDomain(this.law);
    for (let index = 0; index < agentCount; index += 1) this.#put(bigAgent(index, this.now, this.chance));
  }

  prepare(count: number): void {
    this.#made = Array.from({ length: count }, () => {
      this.#contacts += 1;
      return bigContact(this.#contacts, this.now, queueCount, this.chance);
    });
  }

  arrives(): void {
    const made = this.#made.pop()!;
    const by = this.now - made.enteredQueueAt;
    const contact = { ...made, firstQueuedAt: made.firstQueuedAt + by, enteredQueueAt: this.now };
    this.waiting.set(contact.id, contact);
    this.domain.putContact(contact);
  }

  /** One agent is done with one of her contacts. */
  finishes(): void {
    const at = this.chance.below(this.#busy.length);
    const done = this.#busy[at]!;
    const last = this.#busy.pop()!;
    if (last !== done) this.#busy[at] = last;
    const agent = this.agents.get(done.id)!;
    const from = agent.inHand.findIndex(({ channel }) => channel === done.channel);
    this.#put({ ...agent, inHand: agent.inHand.filter((_, index) => index !== from), idleSinceAt: this.now });
  }

  get handsFull(): number {
    return this.#busy.length;
  }

  /** Decides, and makes it so: offered, then accepted at once. */
  decide(): number {
    const { matches, skips } = this.domain.decide(this.now);
    for (const { contactId, skippedMs } of skips) this.#skip(contactId, skippedMs);
    for (const { contactId, userId, units } of matches) {
      const { channel, queueId } = this.waiting.get(contactId)!;
      this.waiting.delete(contactId);
      this.domain.dropContact(contactId);
      const agent = this.agents.get(userId)!;
      const isInTurn = this.law.queues.get(queueId)!.selector === 'roundRobin';
      const lastOfferedAt = isInTurn ? new Map(agent.lastOfferedAt).set(queueId, this.now) : agent.lastOfferedAt;
      this.#put({ ...agent, inHand: [...agent.inHand, { channel, units }], lastOfferedAt });
      this.#busy.push({ id: userId, channel });
    }
    return matches.length;
  }

  #skip(contactId: string, skippedMs: number): void {
    const contact = { ...this.waiting.get(contactId)!, skippedMs };
    this.waiting.set(contactId, contact);
    this.domain.putContact(contact);
  }

  #put(agent: AgentNow): void {
    this.agents.set(agent.id, agent);
    this.domain.putAgent(agent);
  }
}

function overrun(centre: Centre, decisions: number): Round {
  return measured(centre, decisions, () => {
    centre.arrives();
    centre.finishes();
    return centre.decide();
  });
}

function quiet(centre: Centre, decisions: number): Round {
  return measured(centre, decisions, () => {
    if (centre.handsFull > agentCount / 2) centre.finishes();
    centre.arrives();
    return centre.decide();
  });
}

function measured(centre: Centre, decisions: number, event: () => number): Round {
  centre.prepare(decisions * 2);
  let made = 0;
  let spent = 0;
  const before = process.cpuUsage();
  while (made < decisions && spent < decisions * 2) {
    centre.now += 1;
    made += event();
    spent += 1;
  }
  const { user, system } = process.cpuUsage(before);
  return { decisions: made, perCpuSecond: Math.round(made / ((user + system) / 1e6)) };
}

/** Everybody at once: thousands waiting, thousands ready, one look; the explanations as text, if asked for. */
function atOnce(isDrawnUp: boolean): Round {
  const centre = new Centre();
  centre.prepare(15_000);
  for (let index = 0; index < 15_000; index += 1) centre.arrives();
  centre.domain.decide(centre.now, 1);
  const before = process.cpuUsage();
  const { matches } = centre.domain.decide(centre.now);
  if (isDrawnUp) for (const { explanation } of matches) JSON.stringify(explanation);
  const { user, system } = process.cpuUsage(before);
  return { decisions: matches.length, perCpuSecond: Math.round(matches.length / ((user + system) / 1e6)) };
}

/** The share of events in which the core chose as a scan over every pair does, and how fast that scan is. */
function besideNaive(centre: Centre, events: number) {
  let equal = 0;
  let cpu = 0;
  let made = 0;
  centre.prepare(events);
  for (let event = 0; event < events; event += 1) {
    centre.now += 1;
    centre.arrives();
    if (event % 2 === 0) centre.finishes();
    const world = { law: centre.law, contacts: [...centre.waiting.values()], agents: [...centre.agents.values()] };
    const before = process.cpuUsage();
    const expected = decideNaively(world, centre.now);
    const { user, system } = process.cpuUsage(before);
    cpu += user + system;
    made += expected.matches.length;
    const decided = centre.domain.decide(centre.now).matches;
    const asText = (list: readonly { contactId: string; userId: string }[]) =>
      JSON.stringify(list.map(({ contactId, userId }) => [contactId, userId]));
    if (asText(decided) === asText(expected.matches)) equal += 1;
    centre.decide();
  }
  return { events, equal, decisions: made, perCpuSecond: Math.round(made / (cpu / 1e6)) };
}

const centre = new Centre();
const rounds = [1, 2, 3, 4, 5];
quiet(centre, decisionsPerRound);
const quietly = rounds.map(() => quiet(centre, decisionsPerRound));
const naive = besideNaive(centre, 60);
centre.prepare(30_000);
for (let index = 0; index < 25_000; index += 1) {
  centre.arrives();
  if (index % 100 === 0) centre.decide();
}
centre.decide();
const backlog = centre.waiting.size;
overrun(centre, decisionsPerRound);
const overrunning = rounds.map(() => overrun(centre, decisionsPerRound));
globalThis.gc?.();
const { heapUsed, arrayBuffers } = process.memoryUsage();
console.log(
  JSON.stringify({
    quiet: quietly,
    overrun: overrunning,
    atOnce: rounds.map(() => atOnce(false)),
    drawnUp: rounds.map(() => atOnce(true)),
    backlog,
    naive,
    memory: heapUsed + arrayBuffers,
  }),
);
