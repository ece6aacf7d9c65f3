import type { OutputOf } from '@switchboard/shared/access';
import {
  type PlanDifference,
  type PlanFinding,
  type planOperations,
  type PlanVersion,
  type RoutingPlan,
  routingPlanSchema,
} from '@switchboard/shared/routing-plan';
import { idOf } from './ids.ts';
import { hoursAgo, minutesAgo } from './moments.ts';

type ReadPlan = OutputOf<typeof planOperations.read>;
type Draft = NonNullable<ReadPlan['draft']>;

const sam = { id: idOf('user', 1), name: 'Sam Okoro' };
const office = [{ from: '09:00', until: '17:00' }];
const wrapUp = { mode: 'timed', seconds: 60 } as const;

/** Eastmere Police, as its administrators wrote it down. */
export const eastmerePlan: RoutingPlan = routingPlanSchema.parse({
  format: 1,
  skills: [
    { key: 'emergency', name: 'Emergency' },
    { key: 'enquiries', name: 'Enquiries' },
    { key: 'crime', name: 'Crime recording' },
    { key: 'welsh', name: 'Welsh' },
    { key: 'written', name: 'Written replies' },
  ],
  calendars: [
    {
      key: 'office',
      name: 'Front office',
      timeZone: 'Europe/London',
      bankHolidays: 'englandAndWales',
      week: [office, office, office, [...office, { from: '18:00', until: '20:00' }], office, [], []],
      exceptions: [
        { date: '2026-12-24', title: 'Christmas Eve', open: [{ from: '09:00', until: '12:00' }] },
        { date: '2027-01-02', title: 'New year stocktaking', open: [] },
      ],
    },
    {
      key: 'late',
      name: 'Late desk',
      timeZone: 'Europe/London',
      bankHolidays: 'none',
      week: Array.from({ length: 7 }, () => [{ from: '08:00', until: '22:00' }]),
      exceptions: [],
    },
  ],
  queues: [
    {
      key: 'emergency-chat',
      name: 'Emergency chat',
      channels: ['webchat'],
      band: 0,
      steps: [
        {
          needs: { all: [{ skill: 'emergency', atLeast: 5 }] },
          seconds: 5,
          skipWhen: { unavailableWhile: ['notReady', 'full'] },
        },
        { needs: null, seconds: null },
      ],
      offerSeconds: 10,
      wrapUp: { mode: 'mandatory', seconds: 0 },
      targetSeconds: 10,
    },
    {
      key: 'enquiries',
      name: '101 enquiries',
      channels: ['webchat', 'voice'],
      band: 4,
      score: { base: 100, perMinute: 10 },
      steps: [
        {
          needs: {
            all: [
              { skill: 'enquiries', atLeast: 3 },
              {
                any: [
                  { skill: 'welsh', atLeast: 1 },
                  { skill: 'written', atLeast: 1 },
                ],
              },
            ],
          },
          seconds: 30,
          skipWhen: { unavailableWhile: ['notReady'] },
        },
        {
          needs: { all: [{ skill: 'enquiries', atLeast: 1 }, { not: { skill: 'emergency', atLeast: 8 } }] },
          seconds: 90,
        },
        { needs: null, seconds: null },
      ],
      sticky: { lastAgentSeconds: 20, caseOwnerSeconds: 0, askedForSeconds: 30 },
      offerSeconds: 20,
      wrapUp,
      targetSeconds: 90,
      overflow: [
        { when: { any: [{ waitingAtLeast: 20 }, { longestWaitSeconds: 600 }] }, do: { toQueue: 'crime' } },
        { when: { all: [{ estimatedWaitSeconds: 900 }] }, do: { callback: { afterMinutes: 0 } } },
        {
          when: { all: [{ nobodyAvailable: { unavailableWhile: ['notReady', 'deskSilent'] } }] },
          do: { say: { en: 'Nobody is free this moment. You keep your place.', cy: 'Nid oes neb ar gael.' } },
        },
      ],
      manualPick: true,
    },
    {
      key: 'crime',
      name: 'Crime recording',
      channels: ['webchat', 'form'],
      band: 5,
      steps: [{ needs: { skill: 'crime', atLeast: 2 }, seconds: null }],
      selector: 'mostSkilled',
      offerSeconds: 20,
      wrapUp,
      targetSeconds: 120,
      calendar: 'late',
    },
    {
      key: 'front-office',
      name: 'Front office e-mail',
      serviceArea: 'Eastmere North',
      channels: ['email'],
      band: 7,
      steps: [{ needs: { skill: 'written', atLeast: 1 }, seconds: null }],
      selector: 'leastLoaded',
      offerSeconds: 60,
      wrapUp: { mode: 'optional', seconds: 120 },
      targetSeconds: 28_800,
      calendar: 'office',
    },
  ],
  links: [
    { team: 'Team Harrow', queue: 'emergency-chat', priority: 1, delaySeconds: 0 },
    { team: 'Team Harrow', queue: 'enquiries', priority: 2, delaySeconds: 0 },
    { team: 'Team Weir', queue: 'enquiries', priority: 1, delaySeconds: 0 },
    { team: 'Team Weir', queue: 'emergency-chat', priority: 2, delaySeconds: 15 },
    { team: 'Front desk', queue: 'front-office', priority: 1, delaySeconds: 0 },
  ],
  contentRules: [
    {
      key: 'weapon',
      name: 'A weapon is mentioned',
      queues: [],
      when: { any: [{ text: '\\b(knife|gun|blade)\\b' }, { answer: { key: 'danger', matches: 'yes' } }] },
      do: { band: 0, points: 0, toQueue: 'emergency-chat', alert: true },
    },
    {
      key: 'again',
      name: 'Third time this week',
      queues: ['enquiries'],
      when: { all: [{ repeat: { contacts: 2, withinHours: 168 } }, { waitedSeconds: 120 }] },
      do: { band: null, points: 50, toQueue: null, alert: false },
    },
  ],
});

export const emptyPlan: RoutingPlan = {
  ...eastmerePlan,
  skills: [],
  calendars: [],
  queues: [],
  links: [],
  contentRules: [],
};

export const findings: readonly PlanFinding[] = [
  {
    code: 'overflow/loop',
    severity: 'error',
    at: ['queues', 'enquiries', 'overflow', 0],
    sentence: '“101 enquiries” sends on to “Crime recording”, which sends back. Break the loop at one of the two.',
  },
  {
    code: 'step/nobody-ever',
    severity: 'warning',
    at: ['queues', 'enquiries', 'steps', 0],
    sentence: 'Nobody holds Enquiries at level 3 and Welsh or Written replies. Step 1 will find nobody.',
  },
  {
    code: 'skill/nobody-so-good',
    severity: 'warning',
    at: ['skills', 'welsh'],
    sentence: 'Nobody holds the skill Welsh. Give it to somebody under Users, or ask for something else.',
  },
  {
    code: 'team/without-members',
    severity: 'warning',
    at: ['links', 'Front desk', 'front-office'],
    sentence: 'Front desk has no members. Put somebody into the team, or link another one.',
  },
  {
    code: 'content-rule/never-holds',
    severity: 'warning',
    at: ['contentRules', 'again', 'when'],
    sentence: 'This rule can only hold after two minutes of waiting. That may be late.',
  },
  {
    code: 'calendar/never-open',
    severity: 'warning',
    at: ['calendars', 'office', 'week'],
    sentence: 'Front office is closed on Saturdays and Sundays. Say so in the words for the citizen.',
  },
];

export const differences: readonly PlanDifference[] = [
  {
    kind: 'changed',
    path: ['Queue “101 enquiries”', 'Step 1', 'seconds'],
    before: '45 s',
    after: '30 s',
    sentence: 'In queue “101 enquiries”, step 1 is looked for 30 s instead of 45 s.',
  },
  {
    kind: 'added',
    path: ['Content rule “Third time this week”'],
    before: null,
    after: 'Third time this week',
    sentence: 'There is a new content rule “Third time this week”.',
  },
  {
    kind: 'removed',
    path: ['Team link', 'Team Weir, Crime recording'],
    before: 'priority 3, after 60 s',
    after: null,
    sentence: 'Team Weir no longer takes “Crime recording”.',
  },
];

export const versions: readonly PlanVersion[] = [
  {
    number: 4,
    note: 'Welsh speakers first for 45 s, after the pilot with Team Weir.',
    publishedAt: hoursAgo(20),
    publishedBy: sam,
    basedOn: 3,
    restores: null,
  },
  {
    number: 3,
    note: 'The overflow sent too many to crime recording.',
    publishedAt: hoursAgo(44),
    publishedBy: { id: idOf('user', 2), name: 'Ben Ashdown' },
    basedOn: 2,
    restores: 1,
  },
  { number: 2, note: '', publishedAt: hoursAgo(46), publishedBy: sam, basedOn: 1, restores: null },
  { number: 1, note: 'The first plan.', publishedAt: hoursAgo(300), publishedBy: null, basedOn: null, restores: null },
];

const published = { ...(versions[0] as PlanVersion), plan: eastmerePlan };
const surroundings: ReadPlan['surroundings'] = {
  teams: [
    { name: 'Team Harrow', members: 12 },
    { name: 'Team Weir', members: 7 },
    { name: 'Front desk', members: 0 },
  ],
  serviceAreas: ['Eastmere North', 'Eastmere South'],
  skillsHeld: { emergency: 8, enquiries: 10, crime: 6, written: 4 },
  queuesInUse: { enquiries: { waiting: 4, channels: ['Web chat'], flows: ['First line'] } },
};

/** The plan as the server reads it out: with a draft unless said otherwise. */
export function readPlan(draft: Partial<Draft> | null = {}): ReadPlan {
  return {
    revision: 12,
    published,
    draft: draft && {
      plan: eastmerePlan,
      basedOn: 4,
      changedAt: minutesAgo(12),
      changedBy: sam,
      findings: [],
      ...draft,
    },
    surroundings,
  };
}

export const nothingYet: ReadPlan = {
  revision: 0,
  published: null,
  draft: { plan: emptyPlan, basedOn: null, changedAt: null, changedBy: null, findings: [] },
  surroundings,
};
