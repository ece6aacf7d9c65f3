import type { Channel } from '@switchboard/shared/contacts';
import type { SkillExpression, UnavailableWhile } from '@switchboard/shared/routing-plan';
import type { AgentNow, WaitingContact } from '../facts.ts';
import type { Law, QueueLaw } from '../law.ts';
import type { WhyNot } from '../why-not.ts';

/**
 * The law said a second time, slowly: every pair of contact and agent is looked at for every single match. Written from
 * field.md §2.1 and §2.4 and docs/guides/routing.md alone; shares nothing with the core but the words (types).
 */
export interface NaiveWorld {
  readonly law: Law;
  readonly contacts: readonly WaitingContact[];
  readonly agents: readonly AgentNow[];
}

export interface NaiveMatch {
  readonly contactId: string;
  readonly userId: string;
  readonly units: number;
  readonly rule: string;
  readonly step: number;
  readonly staffed: number;
  readonly able: number;
  readonly leftOut: Partial<Record<WhyNot, number>>;
  readonly candidates: readonly string[];
}

export interface NaiveSkip {
  readonly contactId: string;
  readonly skippedMs: number;
  readonly step: number;
}

export interface NaiveDecisions {
  readonly matches: readonly NaiveMatch[];
  readonly skips: readonly NaiveSkip[];
}

const twoMinutes = 120_000;

export function decideNaively(world: NaiveWorld, now: number, atMost = Number.POSITIVE_INFINITY): NaiveDecisions {
  const skips: NaiveSkip[] = [];
  let waiting: WaitingContact[] = [];
  for (const contact of world.contacts) {
    const skipped = afterSkipping(contact, world, now);
    if (skipped !== contact) {
      const step = stepOf(skipped, queueOf(skipped, world)!, now);
      skips.push({ contactId: contact.id, skippedMs: skipped.skippedMs, step });
    }
    waiting.push(skipped);
  }
  let agents = world.agents;
  const matches: NaiveMatch[] = [];
  while (matches.length < atMost) {
    const next = bestPair({ law: world.law, contacts: waiting, agents }, now);
    if (!next) break;
    const { contact, agent } = next;
    const units = world.law.capacity.costs[contact.channel];
    matches.push(described(next, { law: world.law, contacts: waiting, agents }, now));
    waiting = waiting.filter((one) => one !== contact);
    const busier: AgentNow = {
      ...agent,
      offered: [...agent.offered, { channel: contact.channel, units }],
      lastOfferedAt: new Map([...agent.lastOfferedAt, [contact.queueId, now]]),
    };
    agents = agents.map((one) => (one === agent ? busier : one));
  }
  return { matches, skips };
}

interface Pair {
  readonly contact: WaitingContact;
  readonly agent: AgentNow;
}

function bestPair(world: NaiveWorld, now: number): Pair | undefined {
  let best: Pair | undefined;
  for (const contact of world.contacts) {
    if (!isOfferable(contact, world, now)) continue;
    for (const agent of world.agents) {
      if (whyNotTake(contact, agent, world, now) !== null) continue;
      const pair = { contact, agent };
      if (!best || comparePairs(pair, best, world, now) < 0) best = pair;
    }
  }
  return best;
}

function comparePairs(one: Pair, other: Pair, world: NaiveWorld, now: number): number {
  const a = one.contact;
  const b = other.contact;
  return (
    a.band - b.band ||
    priorityOf(a, one.agent, world, now) - priorityOf(b, other.agent, world, now) ||
    scoreOf(b, world, now) - scoreOf(a, world, now) ||
    a.firstQueuedAt - b.firstQueuedAt ||
    compareText(a.id, b.id) ||
    compareAgents(a, one.agent, other.agent, world, now)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function queueOf(contact: WaitingContact, world: NaiveWorld): QueueLaw | undefined {
  return world.law.queues.get(contact.queueId);
}

/** Sixty thousand times the score, so that nothing is rounded. */
function scoreOf(contact: WaitingContact, world: NaiveWorld, now: number): number {
  const { base, perMinute } = queueOf(contact, world)!.score;
  return (base + contact.points) * 60_000 + perMinute * (now - contact.firstQueuedAt);
}

// ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function stepClock(contact: WaitingContact, now: number): number {
  return now - contact.enteredQueueAt - contact.offeredMs + contact.skippedMs;
}

function endOfStep(queue: QueueLaw, index: number): number {
  let end = 0;
  for (let step = 0; step <= index; step += 1) {
    const seconds = step === queue.steps.length - 1 ? null : queue.steps[step]!.seconds;
    if (seconds === null) return Number.POSITIVE_INFINITY;
    end += seconds * 1000;
  }
  return end;
}

function stepOf(contact: WaitingContact, queue: QueueLaw, now: number): number {
  let step = 0;
  while (stepClock(contact, now) >= endOfStep(queue, step)) step += 1;
  return step;
}

function afterSkipping(contact: WaitingContact, world: NaiveWorld, now: number): WaitingContact {
  const queue = queueOf(contact, world);
  if (!queue) return contact;
  const index = stepOf(contact, queue, now);
  const end = endOfStep(queue, index);
  const { skipWhen } = queue.steps[index]!;
  if (skipWhen === null || end === Number.POSITIVE_INFINITY) return contact;
  const somebody = world.agents.some(
    (agent) =>
      misfit(contact, agent, world, now) === null &&
      !skipWhen.unavailableWhile.some((word) => isTrueOf(word, contact, agent, world)),
  );
  if (somebody) return contact;
  const rest = end - stepClock(contact, now);
  return afterSkipping({ ...contact, skippedMs: contact.skippedMs + rest }, world, now);
}

function isTrueOf(word: UnavailableWhile, contact: WaitingContact, agent: AgentNow, world: NaiveWorld): boolean {
  if (word === 'notReady') return agent.state === 'notReady';
  if (word === 'deskSilent') return agent.isDeskSilent;
  if (word === 'wrapUp') return agent.isWrappingUp;
  if (word === 'offered') return agent.offered.length > 0;
  const no = noRoom(contact, agent, world);
  return no === 'full' || no === 'cap' || no === 'reserve';
}

// ── who may take what ────────────────────────────────────────────────────────────────────────────────────────────────

function isOfferable(contact: WaitingContact, world: NaiveWorld, now: number): boolean {
  if (!queueOf(contact, world)) return false;
  const isGone = contact.unlinkedSinceAt !== null && now - contact.unlinkedSinceAt >= twoMinutes;
  if (isGone && contact.band !== 0) return false;
  return !waitsForSomebody(contact, world, now);
}

function wantedOne(contact: WaitingContact, world: NaiveWorld, now: number): AgentNow | undefined {
  const { wanted } = contact;
  const agent = world.agents.find(({ id }) => id === wanted?.userId);
  if (!wanted || !agent || agent.state !== 'ready' || agent.isDeskSilent) return undefined;
  if (now < (contact.heldOff.get(agent.id) ?? 0) || !reaches(agent, contact)) return undefined;
  if (wanted.why === 'askedFor') return agent;
  const queue = queueOf(contact, world)!;
  const step = queue.steps[stepOf(contact, queue, now)]!;
  return isAble(agent, step.needs) && isAble(agent, contact.needs) ? agent : undefined;
}

function waitsForSomebody(contact: WaitingContact, world: NaiveWorld, now: number): boolean {
  const asked = wantedOne(contact, world, now);
  if (!asked || noRoom(contact, asked, world) === null) return false;
  return contact.band !== 0 && now < contact.wanted!.untilAt;
}

function whyNotTake(contact: WaitingContact, agent: AgentNow, world: NaiveWorld, now: number): WhyNot | null {
  const asked = wantedOne(contact, world, now);
  const isWanted = asked !== undefined && noRoom(contact, asked, world) === null;
  if (isWanted && asked === agent) return null;
  const why = misfit(contact, agent, world, now) ?? unwell(agent) ?? noRoom(contact, agent, world);
  if (why !== null) return why;
  if (now < (contact.heldOff.get(agent.id) ?? 0)) return 'heldOff';
  return isWanted ? 'notWanted' : null;
}

function misfit(contact: WaitingContact, agent: AgentNow, world: NaiveWorld, now: number): WhyNot | null {
  const queue = queueOf(contact, world)!;
  if (!reaches(agent, contact)) return 'area';
  if (priorityOf(contact, agent, world, now) === Number.POSITIVE_INFINITY) return 'link';
  if (!isAble(agent, queue.steps[stepOf(contact, queue, now)]!.needs)) return 'step';
  return isAble(agent, contact.needs) ? null : 'needs';
}

function unwell(agent: AgentNow): WhyNot | null {
  if (agent.state !== 'ready') return 'notReady';
  return agent.isDeskSilent ? 'deskSilent' : null;
}

function reaches(agent: AgentNow, contact: WaitingContact): boolean {
  return contact.serviceAreaId === null || agent.areas === 'all' || agent.areas.has(contact.serviceAreaId);
}

function priorityOf(contact: WaitingContact, agent: AgentNow, world: NaiveWorld, now: number): number {
  const { links } = queueOf(contact, world)!;
  const asked = wantedOne(contact, world, now);
  if (links.length === 0) return 1;
  if (asked === agent && noRoom(contact, agent, world) === null) return 1;
  const open = links.filter(
    ({ teamId, delayMs }) => agent.teams.has(teamId) && (contact.band === 0 || now - contact.enteredQueueAt >= delayMs),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...open.map(({ priority }) => priority));
}

function isAble(agent: AgentNow, asked: SkillExpression | null): boolean {
  if (asked === null) return true;
  if ('skill' in asked) return (agent.skills.get(asked.skill) ?? 0) >= asked.atLeast;
  if ('all' in asked) return asked.all.every((one) => isAble(agent, one));
  if ('any' in asked) return asked.any.some((one) => isAble(agent, one));
  return !isAble(agent, asked.not);
}

function noRoom(contact: WaitingContact, agent: AgentNow, world: NaiveWorld): WhyNot | null {
  const { capacity } = world.law;
  const { channel, band } = contact;
  const all = [...agent.inHand, ...agent.offered];
  const cap = agent.caps[channel] ?? capacity.caps[channel];
  if (cap !== null && all.filter((one) => one.channel === channel).length >= cap) return 'cap';
  const cost = capacity.costs[channel];
  const kept = band === 0 || band <= capacity.reserve.forBandsTo ? 0 : capacity.reserve.units;
  const fits = (loads: readonly { units: number }[], limit: number) =>
    loads.length === 0 || loads.reduce((sum, { units }) => sum + units, cost) <= limit;
  if (fits(all, agent.unitsOf - kept)) return null;
  const over = new Set<Channel>(capacity.interrupts.filter(({ by }) => by === channel).flatMap((one) => one.over));
  const staying = agent.inHand.filter((one) => !over.has(one.channel));
  const interruptsAnything = staying.length < agent.inHand.length;
  const offersOver = agent.offered.some((one) => over.has(one.channel));
  if (interruptsAnything && !offersOver && fits([...staying, ...agent.offered], agent.unitsOf - kept)) return null;
  if (agent.offered.length > 0 && fits(staying, agent.unitsOf - kept)) return 'offered';
  return all.reduce((sum, { units }) => sum + units, cost) <= agent.unitsOf ? 'reserve' : 'full';
}

// ── which of several ─────────────────────────────────────────────────────────────────────────────────────────────────

function compareAgents(
  contact: WaitingContact,
  one: AgentNow,
  other: AgentNow,
  world: NaiveWorld,
  now: number,
): number {
  const queue = queueOf(contact, world)!;
  const turn = (agent: AgentNow) => agent.lastOfferedAt.get(queue.id) ?? Number.NEGATIVE_INFINITY;
  const byId = compareText(one.id, other.id);
  if (queue.selector === 'roundRobin') return difference(turn(one), turn(other)) || byId;
  const load = (agent: AgentNow) => [...agent.inHand, ...agent.offered].reduce((sum, { units }) => sum + units, 0);
  const byLoad = load(one) / one.unitsOf - load(other) / other.unitsOf;
  const step = queue.steps[stepOf(contact, queue, now)]!;
  const byLevels = levels(other, step.needs, contact.needs) - levels(one, step.needs, contact.needs);
  const first = { leastLoaded: byLoad, mostSkilled: byLevels, longestIdle: 0 }[queue.selector];
  return first || byIdling(one, other) || byId;
}

function byIdling(one: AgentNow, other: AgentNow): number {
  const has = (agent: AgentNow) => (agent.inHand.length + agent.offered.length > 0 ? 1 : 0);
  const since = (agent: AgentNow) => agent.idleSinceAt ?? Number.NEGATIVE_INFINITY;
  return has(one) - has(other) || difference(since(one), since(other));
}

function difference(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function levels(agent: AgentNow, ...asked: readonly (SkillExpression | null)[]): number {
  const named = new Set(asked.flatMap(namedIn));
  return [...named].reduce((sum, skill) => sum + (agent.skills.get(skill) ?? 0), 0);
}

function namedIn(asked: SkillExpression | null): string[] {
  if (asked === null) return [];
  if ('skill' in asked) return [asked.skill];
  if ('not' in asked) return namedIn(asked.not);
  return ('all' in asked ? asked.all : asked.any).flatMap(namedIn);
}

function described({ contact, agent }: Pair, world: NaiveWorld, now: number): NaiveMatch {
  const queue = queueOf(contact, world)!;
  const leftOut: Partial<Record<WhyNot, number>> = {};
  const able: AgentNow[] = [];
  for (const one of world.agents) {
    const why = whyNotTake(contact, one, world, now);
    if (why === null) able.push(one);
    else leftOut[why] = (leftOut[why] ?? 0) + 1;
  }
  able.sort(
    (one, other) =>
      priorityOf(contact, one, world, now) - priorityOf(contact, other, world, now) ||
      compareAgents(contact, one, other, world, now),
  );
  const isWanted = wantedOne(contact, world, now) === agent;
  return {
    contactId: contact.id,
    userId: agent.id,
    units: world.law.capacity.costs[contact.channel],
    rule: isWanted ? contact.wanted!.why : queue.selector,
    step: stepOf(contact, queue, now),
    staffed: world.agents.length,
    able: able.length,
    leftOut,
    candidates: able.slice(0, 20).map(({ id }) => id),
  };
}
