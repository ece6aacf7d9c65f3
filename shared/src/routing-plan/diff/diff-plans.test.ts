import { expect, test } from 'vitest';
import { readPlanText, planText } from '../plan-text.ts';
import { type QueuePlan, queuePlanSchema } from '../queue-plan.ts';
import { type RoutingPlan, routingPlanSchema } from '../routing-plan.ts';
import { starterRoutingPlan } from '../starter-plan.ts';
import { diffPlans } from './diff-plans.ts';

const sentences = (before: RoutingPlan, after: RoutingPlan) => diffPlans(before, after).map(({ sentence }) => sentence);
const [enquiries] = starterRoutingPlan.queues;

test('a plan does not differ from itself', () => {
  expect(diffPlans(starterRoutingPlan, structuredClone(starterRoutingPlan))).toEqual([]);
});

test('every change is told in plain English, with what was and what is', () => {
  const after = routingPlanSchema.parse({
    ...starterRoutingPlan,
    skills: [{ key: 'welsh', name: 'Welsh' }],
    queues: [
      {
        ...enquiries!,
        name: '101 enquiries',
        steps: [
          { needs: { skill: 'welsh', atLeast: 5 }, seconds: 60, skipWhen: { unavailableWhile: ['notReady'] } },
          { needs: null, seconds: null },
        ],
        overflow: [{ when: { all: [{ waitedSeconds: 300 }, { closed: true }] }, do: { close: { en: 'Ring 101.' } } }],
      },
    ],
    links: [{ team: 'Contact centre', queue: 'enquiries', delaySeconds: 30 }],
    capacity: { ...starterRoutingPlan.capacity, reserve: { units: 20, forBandsTo: 1 } },
  });
  expect(sentences(starterRoutingPlan, after)).toEqual([
    'Skill “Welsh” is new.',
    'Queue “101 enquiries”, name: Enquiries becomes 101 enquiries.',
    'Queue “101 enquiries”, step 1: anybody, for as long as it waits becomes Welsh 5, for 1 minute, skipped when nobody is available (everybody is signed out or not ready).',
    'Queue “101 enquiries” has a new step 2: anybody, for as long as it waits.',
    'Queue “101 enquiries” has a new overflow 1: when it waited 5 minutes and it is closed: end with “Ring 101.”.',
    'Team “Contact centre” in “101 enquiries” is new.',
    'Capacity, reserve: 25 units for bands to 0 becomes 20 units for bands to 1.',
  ]);
  expect(sentences(after, starterRoutingPlan)).toContain('Skill “Welsh” is gone.');
  expect(diffPlans(starterRoutingPlan, after)[1]).toEqual({
    kind: 'changed',
    path: ['Queue “101 enquiries”', 'name'],
    before: 'Enquiries',
    after: '101 enquiries',
    sentence: 'Queue “101 enquiries”, name: Enquiries becomes 101 enquiries.',
  });
});

test('nothing that can be said of a queue changes without being told', () => {
  const others: { [Field in keyof QueuePlan]: QueuePlan[Field] } = {
    key: 'other',
    name: 'Other',
    serviceArea: 'Harbour',
    channels: ['email'],
    band: 1,
    score: { base: 1, perMinute: 0 },
    steps: [{ needs: null, seconds: null, skipWhen: { unavailableWhile: [] } }],
    selector: 'roundRobin',
    sticky: { lastAgentSeconds: 1, caseOwnerSeconds: 0, askedForSeconds: 30 },
    offerSeconds: 21,
    autoAccept: true,
    wrapUp: { mode: 'mandatory', seconds: 90 },
    targetSeconds: 121,
    thresholds: [{ of: 'abandoned', atMostPercent: 5 }],
    calendar: 'office',
    overflow: [{ when: { any: [{ closed: true }] }, do: { toQueue: 'other' } }],
    manualPick: true,
    listOrder: 'oldestFirst',
    deskGoneSeconds: 61,
    callbacks: { attempts: 4, retryAfterMinutes: 15, withinHours: 48 },
  };
  const unchanged = Object.entries(others).filter(([field, value]) => {
    const queues = [{ ...enquiries!, [field]: value }];
    return diffPlans(starterRoutingPlan, { ...starterRoutingPlan, queues }).length === 0;
  });
  expect(unchanged).toEqual([]);
  expect(Object.keys(others).sort()).toEqual(Object.keys(queuePlanSchema.shape).sort());
});

test('a plan is the same text whoever wrote it, and reads back as it was', () => {
  const shuffled = Object.fromEntries(Object.entries(starterRoutingPlan).reverse()) as unknown as RoutingPlan;
  const text = planText(starterRoutingPlan);
  expect(planText(shuffled)).toBe(text);
  expect(readPlanText(text)).toEqual({ ok: true, value: starterRoutingPlan });
});

test('a text that cannot be read is refused with the place', () => {
  const placesOf = (text: string) => {
    const read = readPlanText(text);
    return read.ok ? [] : read.refusal.places.map(({ at }) => at);
  };
  const text = planText(starterRoutingPlan);
  expect(placesOf(text.replace('"band": 5', '"band": "five"'))).toEqual(['queues.enquiries.band']);
  expect(placesOf(text.replace('"band"', '"bend"'))).toEqual(['queues.enquiries.band', 'queues.enquiries']);
  expect(placesOf(text.replace('"format": 1,', '"format": 1'))).toEqual(['line 3, column 3']);
  expect(placesOf(text.slice(0, 40))).toHaveLength(1);
  expect(placesOf('[]')).toEqual(['the whole text']);
});
