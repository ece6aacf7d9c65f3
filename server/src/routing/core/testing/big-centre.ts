import type { Channel } from '@switchboard/shared/contacts';
import { type RelaxationStep, type Selector, usualCapacity } from '@switchboard/shared/routing-plan';
import type { AgentNow, WaitingContact } from '../facts.ts';
import type { Law, QueueLaw } from '../law.ts';

const skillCount = 150;
const teamCount = 25;
const areaCount = 4;
const selectors: readonly Selector[] = ['longestIdle', 'leastLoaded', 'mostSkilled', 'roundRobin'];
const channels: readonly Channel[] = ['webchat', 'webchat', 'voice', 'email'];

/** The same sequence for the same seed (a linear congruential generator; chance has no other use here). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0, below the bound. */
  below(bound: number): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((this.#state / 4_294_967_296) * bound);
  }
}

/** A large organisation with everything in use: steps that are skipped, links with delays, four selectors, scores. */
export function bigLaw(queueCount: number, chance: Chance): Law {
  const queues = new Map<string, QueueLaw>();
  for (let index = 0; index < queueCount; index += 1) {
    const id = `queue-${index}`;
    const skill = `skill-${index % skillCount}`;
    const other = `skill-${chance.below(skillCount)}`;
    const skipWhen = { unavailableWhile: ['notReady' as const, 'deskSilent' as const] };
    const steps: RelaxationStep[] = [
      { needs: { skill, atLeast: 7 }, seconds: 20, skipWhen },
      { needs: { skill, atLeast: 4 }, seconds: 40, skipWhen },
      {
        needs: { any: [{ skill, atLeast: 1 }, { all: [{ skill: other, atLeast: 5 }] }] },
        seconds: null,
        skipWhen: null,
      },
    ];
    const first = chance.below(teamCount);
    const links = Array.from({ length: 12 }, (_, at) => ({
      teamId: `team-${(first + at * 2) % teamCount}`,
      priority: at < 8 ? 1 : 2,
      delayMs: at < 8 ? 0 : 15_000,
    }));
    const score = { base: chance.below(3) * 5, perMinute: chance.below(4) };
    const isLinked = index % 2 === 0;
    queues.set(id, {
      id,
      key: id,
      serviceAreaId: null,
      score,
      steps,
      selector: selectors[index % selectors.length]!,
      links: isLinked ? links : [],
    });
  }
  return { planVersion: 1, queues, capacity: usualCapacity };
}

export function bigAgent(index: number, now: number, chance: Chance): AgentNow {
  const skills = new Map<string, number>();
  const wanted = 1 + chance.below(15);
  while (skills.size < wanted) skills.set(`skill-${chance.below(skillCount)}`, 1 + chance.below(10));
  const teams = new Set([`team-${chance.below(teamCount)}`, `team-${chance.below(teamCount)}`]);
  return {
    id: `agent-${String(index).padStart(5, '0')}`,
    state: 'ready',
    isDeskSilent: false,
    areas: index % 3 === 0 ? 'all' : new Set(['area-0', 'area-1', `area-${2 + chance.below(areaCount - 2)}`]),
    teams,
    skills,
    inHand: [],
    offered: [],
    isWrappingUp: false,
    unitsOf: 100,
    caps: {},
    idleSinceAt: now - chance.below(600_000),
    lastOfferedAt: new Map(),
  };
}

export function bigContact(index: number, now: number, queueCount: number, chance: Chance): WaitingContact {
  const queue = chance.below(queueCount);
  const band = chance.below(1000) === 0 ? 0 : 4 + chance.below(3);
  return {
    id: `contact-${String(index).padStart(8, '0')}`,
    queueId: `queue-${queue}`,
    serviceAreaId: queue % 5 === 0 ? `area-${queue % areaCount}` : null,
    channel: channels[(queue >> 2) % channels.length]!,
    band,
    points: chance.below(20) === 0 ? 10 : 0,
    needs: null,
    firstQueuedAt: now - (chance.below(10) === 0 ? chance.below(120_000) : 0),
    enteredQueueAt: now,
    offeredMs: 0,
    skippedMs: 0,
    wanted: null,
    unlinkedSinceAt: null,
    heldOff: new Map(),
  };
}
