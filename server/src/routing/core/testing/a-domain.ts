import { minutes } from '@switchboard/shared/kernel';
import { type CapacityPlan, usualCapacity } from '@switchboard/shared/routing-plan';
import type { AgentNow, WaitingContact } from '../facts.ts';
import type { Law, QueueLaw } from '../law.ts';
import { RoutingDomain } from '../routing-domain.ts';

/** A Monday morning. */
export const now = Date.UTC(2026, 10, 30, 9);

export function aQueue(id = 'front', more: Partial<QueueLaw> = {}): QueueLaw {
  const score = { base: 0, perMinute: 0 };
  const steps = [{ needs: null, seconds: null, skipWhen: null }];
  return { id, key: id, serviceAreaId: null, score, steps, selector: 'longestIdle', links: [], ...more };
}

export function aLaw(queues: readonly QueueLaw[] = [aQueue()], capacity: Partial<CapacityPlan> = {}): Law {
  const byId = new Map(queues.map((queue) => [queue.id, queue]));
  return { planVersion: 1, queues: byId, capacity: { ...usualCapacity, ...capacity } };
}

export function anAgent(id: string, more: Partial<AgentNow> = {}): AgentNow {
  return {
    id,
    state: 'ready',
    isDeskSilent: false,
    areas: 'all',
    teams: new Set(),
    skills: new Map(),
    inHand: [],
    offered: [],
    isWrappingUp: false,
    unitsOf: 100,
    caps: {},
    idleSinceAt: now - minutes(1),
    lastOfferedAt: new Map(),
    ...more,
  };
}

export function aContact(id: string, more: Partial<WaitingContact> = {}): WaitingContact {
  return {
    id,
    queueId: 'front',
    serviceAreaId: null,
    channel: 'webchat',
    band: 5,
    points: 0,
    needs: null,
    firstQueuedAt: now,
    enteredQueueAt: now,
    offeredMs: 0,
    skippedMs: 0,
    wanted: null,
    unlinkedSinceAt: null,
    heldOff: new Map(),
    ...more,
  };
}

export function aDomain(
  law: Law,
  agents: readonly AgentNow[],
  contacts: readonly WaitingContact[] = [],
): RoutingDomain {
  const domain = new RoutingDomain(law);
  for (const agent of agents) domain.putAgent(agent);
  for (const contact of contacts) domain.putContact(contact);
  return domain;
}

/** Who is offered what at this moment: `contact>agent`, in order. */
export function pairs(domain: RoutingDomain, at = now): string[] {
  return domain.decide(at).matches.map(({ contactId, userId }) => `${contactId}>${userId}`);
}
