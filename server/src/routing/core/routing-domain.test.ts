import { minutes, seconds } from '@switchboard/shared/kernel';
import { usualCapacity } from '@switchboard/shared/routing-plan';
import { describe, expect, it } from 'vitest';
import type { AgentNow, WaitingContact } from './facts.ts';
import type { Law, QueueLaw } from './law.ts';
import { RoutingDomain } from './routing-domain.ts';

const now = Date.UTC(2026, 10, 30, 9);

function queue(id: string, more: Partial<QueueLaw> = {}): QueueLaw {
  const score = { base: 0, perMinute: 0 };
  const steps = [{ needs: null, seconds: null, skipWhen: null }];
  return { id, key: id, serviceAreaId: null, score, steps, selector: 'longestIdle', links: [], ...more };
}

function lawOf(...queues: readonly QueueLaw[]): Law {
  return { planVersion: 1, queues: new Map(queues.map((one) => [one.id, one])), capacity: usualCapacity };
}

function agent(id: string, more: Partial<AgentNow> = {}): AgentNow {
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

function contact(id: string, more: Partial<WaitingContact> = {}): WaitingContact {
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

function domainOf(law: Law, agents: readonly AgentNow[], contacts: readonly WaitingContact[]): RoutingDomain {
  const domain = new RoutingDomain(law);
  for (const one of agents) domain.putAgent(one);
  for (const one of contacts) domain.putContact(one);
  return domain;
}

function pairs(domain: RoutingDomain, at = now): string[] {
  return domain.decide(at).matches.map(({ contactId, userId }) => `${contactId}>${userId}`);
}

describe('a routing domain', () => {
  it('[C-06 part] puts an emergency before everything that waits longer, and the oldest first within a band', () => {
    const contacts = [
      contact('old', { firstQueuedAt: now - minutes(30) }),
      contact('older', { firstQueuedAt: now - minutes(40) }),
      contact('urgent', { band: 0 }),
    ];
    expect(pairs(domainOf(lawOf(queue('front')), [agent('ann'), agent('ben'), agent('cal')], contacts))).toEqual([
      'urgent>ann',
      'older>ben',
      'old>cal',
    ]);
  });

  it('wakes when a delayed team may take the contact', () => {
    const law = lawOf(queue('front', { links: [{ teamId: 'night', priority: 2, delayMs: seconds(30) }] }));
    const domain = domainOf(law, [agent('ann', { teams: new Set(['night']) })], [contact('c')]);
    expect(domain.decide(now)).toEqual({ matches: [], skips: [], wakeAt: now + seconds(30) });
    expect(pairs(domain, now + seconds(30))).toEqual(['c>ann']);
  });
});
