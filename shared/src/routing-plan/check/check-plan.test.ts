import { describe, expect, test } from 'vitest';
import { type RoutingPlanSource, routingPlanSchema } from '../routing-plan.ts';
import { starterRoutingPlan } from '../starter-plan.ts';
import { checkPlan } from './check-plan.ts';
import { isPublishablePlan, type PlanFinding } from './plan-finding.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';

type QueueSource = RoutingPlanSource['queues'][number];

const surroundings: PlanSurroundings = {
  teams: [
    { name: 'Contact centre', members: 3 },
    { name: 'Night desk', members: 0 },
  ],
  serviceAreas: ['Harbour district'],
  skillsHeld: { welsh: 6, enquiries: 8 },
  queuesInUse: {},
};

function queue(key: string, more: Partial<QueueSource> = {}): QueueSource {
  return {
    key,
    name: `Queue ${key}`,
    channels: ['webchat'],
    band: 5,
    steps: [{ needs: { skill: 'enquiries' }, seconds: null }],
    offerSeconds: 20,
    wrapUp: { mode: 'none', seconds: 0 },
    targetSeconds: 60,
    ...more,
  };
}

function plan(more: Partial<RoutingPlanSource> = {}): RoutingPlanSource {
  return {
    format: 1,
    skills: [
      { key: 'welsh', name: 'Welsh' },
      { key: 'enquiries', name: 'Enquiries' },
      { key: 'fraud', name: 'Fraud' },
    ],
    calendars: [],
    queues: [queue('a'), queue('b'), queue('c')],
    links: [],
    contentRules: [],
    ...more,
  };
}

const patternFault = (pattern: string) => (pattern.includes('(') ? 'cannot be read: a bracket is open' : null);

function findings(source: RoutingPlanSource, around: Partial<PlanSurroundings> = {}): PlanFinding[] {
  const checked = routingPlanSchema.parse(source);
  return checkPlan({
    plan: checked,
    surroundings: { ...surroundings, ...around },
    patternFault,
    today: '2026-11-30',
  });
}

/** Code and place of each finding, errors with a mark. */
const found = (...args: Parameters<typeof findings>) =>
  findings(...args).map(({ code, severity, at }) => `${severity === 'error' ? '!' : ''}${code} ${at.join('/')}`);

const steps = (...own: QueueSource['steps']) => plan({ queues: [queue('a', { steps: own })] });
const to = (...targets: string[]) => ({
  overflow: targets.map((toQueue) => ({ when: { any: [{ waitedSeconds: 60 }] }, do: { toQueue } })),
});

describe('what a plan is checked for', () => {
  test('nothing is wrong with a sound plan, nor with what organisations begin with', () => {
    expect(found(plan())).toEqual([]);
    expect(found(starterRoutingPlan)).toEqual([]);
  });

  test('keys and names are given once', () => {
    const skills = [...plan().skills, { key: 'welsh', name: 'Cymraeg' }, { key: 'cymraeg', name: 'WELSH' }];
    expect(found(plan({ skills }))).toEqual(['!key/twice skills/welsh', '!name/twice skills/cymraeg']);
  });

  test('[C-05 part] every skill, queue, calendar, team and service area that is named is there', () => {
    const unknown = plan({
      queues: [
        queue('a', { steps: [{ needs: { all: [{ skill: 'latin' }, { skill: 'welsh' }] }, seconds: null }] }),
        queue('b', { calendar: 'office', serviceArea: 'Moon', ...to('nowhere') }),
      ],
      links: [
        { team: 'Nobody', queue: 'a' },
        { team: 'contact CENTRE', queue: 'gone' },
      ],
      contentRules: [
        { key: 'knife', name: 'Knife', queues: ['x'], when: { any: [{ text: 'knife' }] }, do: { toQueue: 'y' } },
      ],
    });
    expect(found(unknown)).toEqual([
      '!calendar/unknown queues/b/calendar',
      '!service-area/unknown queues/b/serviceArea',
      '!skill/unknown queues/a/steps/0',
      '!queue/unknown queues/b/overflow/0',
      '!team/unknown links/a/Nobody',
      '!queue/unknown links/gone/contact CENTRE',
      '!queue/unknown contentRules/knife/queues',
      '!queue/unknown contentRules/knife/do/toQueue',
    ]);
    expect(findings(unknown)[2]!.sentence).toBe(
      'Step 1 of “Queue a” asks for a skill “latin” that the plan does not have. Add the skill, or ask for one that is there.',
    );
  });

  test('[C-05 part] overflow that goes round in a circle, or into its own queue, is refused; a chain is not', () => {
    const chain = plan({ queues: [queue('a', to('b')), queue('b', to('c')), queue('c')] });
    expect(found(chain)).toEqual([]);
    const circle = plan({ queues: [queue('a', to('b')), queue('b', to('c')), queue('c', to('b'))] });
    expect(found(circle)).toEqual(['!overflow/loop queues/b/overflow/0']);
    expect(findings(circle)[0]!.sentence).toContain('“Queue b” → “Queue c” → “Queue b”');
    expect(found(plan({ queues: [queue('a', to('a'))] }))).toEqual(['!overflow/to-itself queues/a/overflow/0']);
    const two = plan({ queues: [queue('a', to('b')), queue('b', to('a', 'c')), queue('c', to('b'))] });
    expect(found(two).filter((one) => one.startsWith('!'))).toEqual([
      '!overflow/loop queues/a/overflow/0',
      '!overflow/loop queues/b/overflow/1',
    ]);
  });

  test('a rule behind one that takes the contact away under the same condition is never tried', () => {
    expect(found(plan({ queues: [queue('a', to('b', 'c')), queue('b'), queue('c')] }))).toEqual([
      'overflow/unreachable queues/a/overflow/1',
    ]);
  });

  test('[C-09 part] a calendar that never opens is refused, one that opens on a day to come is not', () => {
    const shut = { key: 'shut', name: 'Shut', timeZone: 'Europe/London', bankHolidays: 'none' as const };
    const week = [[], [], [], [], [], [], []];
    const open = (date: string) => [{ date, title: 'Flood line', open: [{ from: '09:00', until: '17:00' }] }];
    const of = (exceptions: ReturnType<typeof open>) => plan({ calendars: [{ ...shut, week, exceptions }] });
    expect(found(of([]))).toEqual(['!calendar/never-open calendars/shut']);
    expect(found(of(open('2026-11-29')))).toEqual(['!calendar/never-open calendars/shut']);
    expect(found(of(open('2026-11-30')))).toEqual([]);
    expect(found(of([...open('2026-12-01'), ...open('2026-12-01')]))).toEqual([
      '!calendar/day-twice calendars/shut/exceptions/2026-12-01',
    ]);
  });

  test('[C-05 part] a step that is never reached, never ends or changes nothing is refused', () => {
    const welsh = { skill: 'welsh', atLeast: 5 };
    expect(found(steps({ needs: welsh, seconds: 30 }))).toEqual(['!step/without-end queues/a/steps/0']);
    expect(found(steps({ needs: welsh, seconds: null }, { needs: null, seconds: null }))).toEqual([
      '!step/unreachable queues/a/steps/1',
    ]);
    const asBefore = steps(
      { needs: welsh, seconds: 30 },
      { needs: { any: [welsh, { skill: 'welsh', atLeast: 6 }] }, seconds: null },
    );
    expect(found(asBefore)).toEqual(['!step/same-as-before queues/a/steps/1']);
    const narrower = steps({ needs: { skill: 'welsh', atLeast: 3 }, seconds: 30 }, { needs: welsh, seconds: null });
    expect(found(narrower)).toEqual(['step/narrower queues/a/steps/1']);
    expect(found(steps({ needs: welsh, seconds: 30 }, { needs: { skill: 'welsh' }, seconds: null }))).toEqual([]);
  });

  test('[C-05 part] a step that nobody could ever satisfy is refused', () => {
    const never = { all: [{ skill: 'welsh', atLeast: 5 }, { not: { skill: 'welsh', atLeast: 2 } }] };
    expect(found(steps({ needs: never, seconds: null }))).toEqual(['!step/nobody-ever queues/a/steps/0']);
    const rare = { all: [{ skill: 'welsh', atLeast: 2 }, { not: { skill: 'welsh', atLeast: 5 } }] };
    expect(found(steps({ needs: rare, seconds: null }))).toEqual([]);
  });

  test('what people may still bring about is a warning: skills nobody has, teams without members, queues open to all', () => {
    const early = plan({
      queues: [
        queue('a', {
          steps: [{ needs: { all: [{ skill: 'fraud' }, { skill: 'welsh', atLeast: 7 }] }, seconds: null }],
        }),
        queue('b', { steps: [{ needs: null, seconds: null }] }),
        queue('c', { steps: [{ needs: null, seconds: null }] }),
      ],
      links: [{ team: 'Night desk', queue: 'c' }],
    });
    expect(found(early)).toEqual([
      'queue/open-to-everybody queues/b',
      'skill/nobody-so-good queues/a/steps/0',
      'skill/nobody-so-good queues/a/steps/0',
      'team/without-members links/c/Night desk',
    ]);
    expect(isPublishablePlan(findings(early))).toBe(true);
    const links = [
      { team: 'Contact centre', queue: 'a' },
      { team: 'CONTACT CENTRE', queue: 'a', priority: 2 },
    ];
    expect(found(plan({ links }))).toEqual(['!link/twice links/a/CONTACT CENTRE']);
  });

  test('capacity leaves room for something, and interrupts come to an end', () => {
    const { capacity } = routingPlanSchema.parse(plan());
    const of = (more: Partial<typeof capacity>) => found(plan({ capacity: { ...capacity, ...more } }));
    expect(of({ reserve: { units: 100, forBandsTo: 0 } })).toEqual(['!capacity/reserve-takes-all capacity/reserve']);
    expect(of({ costs: { ...capacity.costs, email: 101 } })).toEqual(['capacity/cost-never-fits capacity/costs/email']);
    expect(of({ interrupts: [{ by: 'voice', over: ['webchat', 'email'] }] })).toEqual([]);
    expect(of({ interrupts: [{ by: 'voice', over: ['voice'] }] })).toEqual([
      '!capacity/interrupts-itself capacity/interrupts/0',
    ]);
    const both = [
      { by: 'voice' as const, over: ['webchat' as const] },
      { by: 'webchat' as const, over: ['voice' as const] },
    ];
    expect(of({ interrupts: both })).toEqual(['!capacity/interrupts-each-other capacity/interrupts/0']);
  });

  test('[C-03 part] a content rule holds patterns that can be read, and brings something about', () => {
    const rule = (more: object) =>
      found(
        plan({
          contentRules: [{ key: 'knife', name: 'Knife', when: { any: [{ text: 'knife' }] }, do: { band: 0 }, ...more }],
        }),
      );
    expect(rule({})).toEqual([]);
    expect(rule({ when: { any: [{ channel: 'webchat' }, { text: 'kni(fe' }] } })).toEqual([
      '!content-rule/pattern contentRules/knife/when/1',
    ]);
    expect(rule({ do: {} })).toEqual(['!content-rule/does-nothing contentRules/knife/do']);
    expect(rule({ queues: ['a'], do: { toQueue: 'a' } })).toEqual(['!content-rule/does-nothing contentRules/knife/do']);
    expect(rule({ when: { all: [{ channel: 'webchat' }, { channel: 'email' }] } })).toEqual([
      '!content-rule/never-holds contentRules/knife/when',
    ]);
  });

  test('an overflow that may undo a content rule is pointed out; a rule acts once, so it is no circle', () => {
    const undone = plan({
      queues: [queue('a'), queue('b', to('a'))],
      contentRules: [{ key: 'r', name: 'R', queues: ['a'], when: { any: [{ text: 'x' }] }, do: { toQueue: 'b' } }],
    });
    expect(found(undone)).toEqual(['content-rule/sent-back contentRules/r/do/toQueue']);
  });

  test('a queue to which something leads cannot go; one in which somebody waits can, and she is still served', () => {
    const queuesInUse = {
      a: { waiting: 0, channels: [], flows: [] },
      old: { waiting: 2, channels: ['Web chat'], flows: ['Night desk'] },
      spare: { waiting: 1, channels: [], flows: [] },
    };
    expect(findings(plan(), { queuesInUse }).map(({ code, sentence }) => `${code}: ${sentence}`)).toEqual([
      'queue/in-use: The queue “old” cannot go while the channel “Web chat” and the flow “Night desk” lead to it. Let them lead elsewhere first, or keep the queue.',
      'queue/still-waiting: 2 contacts are waiting in “old”. They will still be served; nobody new comes in.',
      'queue/still-waiting: One contact is waiting in “spare”. They will still be served; nobody new comes in.',
    ]);
  });
});
