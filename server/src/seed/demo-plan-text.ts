import { minutes } from '@switchboard/shared/kernel';
import type { RoutingPlanSource } from '@switchboard/shared/routing-plan';
import { demoContentRules } from './demo-content-rules.ts';
import type { DemoContactCentre } from './demo-queue-plans.ts';

const weekday = [{ from: '08:00', until: '20:00' }];
const saturday = [{ from: '09:00', until: '13:00' }];

/** The routing plan with which an organisation of the demonstration begins: a text like any that people write. */
export function demoPlanOf({ skills, queues, overflowTo, secondLine }: DemoContactCentre): RoutingPlanSource {
  return {
    format: 1,
    skills: [...Object.entries(skills).map(([key, name]) => ({ key, name })), { key: 'welsh', name: 'Welsh' }],
    calendars: [
      {
        key: 'office',
        name: 'Office hours',
        timeZone: 'Europe/London',
        bankHolidays: 'englandAndWales',
        week: [weekday, weekday, weekday, weekday, weekday, saturday, []],
        exceptions: [{ date: '2026-12-24', title: 'Christmas Eve', open: [{ from: '08:00', until: '15:00' }] }],
      },
    ],
    queues: queues.map(({ skill, wrapUpSeconds, ...queue }) => ({
      ...queue,
      channels: ['webchat'],
      score: { base: 0, perMinute: 10 },
      steps: [
        { needs: { skill, atLeast: 3 }, seconds: 60, skipWhen: { unavailableWhile: ['notReady', 'deskSilent'] } },
        { needs: { skill, atLeast: 1 }, seconds: null },
      ],
      wrapUp: { mode: 'timed', seconds: wrapUpSeconds },
      overflow: queue.key === secondLine.queue ? [overflowInto(overflowTo)] : [],
      manualPick: queue.band > 0,
    })),
    links: [
      ...queues.map(({ key }) => ({ team: 'Contact centre', queue: key })),
      { team: secondLine.team, queue: secondLine.queue, priority: 2, delaySeconds: 120 },
    ],
    contentRules: demoContentRules,
  };
}

const longWaitSeconds = minutes(30) / 1_000;

function overflowInto(toQueue: string) {
  return { when: { any: [{ waitedSeconds: longWaitSeconds }] }, do: { toQueue } };
}
