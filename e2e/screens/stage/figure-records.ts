import type { OutputOf } from '@switchboard/shared/access';
import { everyMeasure } from '@switchboard/shared/metrics';
import type { figureOperations, HeldThreshold, ShownFigure } from '@switchboard/shared/supervision';
import { idOf } from './ids.ts';
import { minutesAgo, now } from './moments.ts';

/** Numbers that are told for a measure of each unit; what divides them is told too. */
const told = {
  contacts: { part: 183, whole: null, value: 183 },
  share: { part: 149, whole: 194, value: 149 / 194 },
  milliseconds: { part: 8_052_000, whole: 183, value: 44_000 },
} as const;

const shown: readonly ShownFigure[] = everyMeasure({ targetMs: 90_000, shortMs: 5_000 })
  .filter(({ of }) => of !== 'agents')
  .map(({ name, title, formula, counts, unit, version }) => ({
    name,
    title,
    formula,
    counts,
    unit,
    version,
    ...told[unit],
  }));

const held = (name: string, more: Pick<HeldThreshold, 'side' | 'limit' | 'isKept' | 'value'>): HeldThreshold => {
  const { title, formula, unit } = shown.find((each) => each.name.startsWith(name)) ?? shown[0]!;
  return { title, formula, unit, ...more };
};

const queue = (number: number, name: string, thresholds: HeldThreshold[]) => ({
  id: idOf('queue', number),
  name,
  targetSeconds: 90,
  waiting: 2,
  longestWaitSinceAt: minutesAgo(4),
  figures: [...shown],
  thresholds,
});

/** One queue that breaks a promise, one that keeps its own, one of which nothing is promised. */
export const queueFigures: OutputOf<typeof figureOperations.ofQueues> = {
  at: now,
  fromAt: minutesAgo(14 * 60 + 21),
  queues: [
    queue(1, '101 enquiries', [
      held('service-level', { side: 'atLeast', limit: 0.9, value: 149 / 194, isKept: false }),
      held('abandon-rate', { side: 'atMost', limit: 0.06, value: 11 / 194, isKept: true }),
      held('asa', { side: 'atMost', limit: 30_000, value: null, isKept: null }),
    ]),
    queue(2, 'Emergency chat', []),
    queue(3, 'Lost property', [held('service-level', { side: 'atLeast', limit: 0.8, value: 40 / 41, isKept: true })]),
  ],
};

const hour = 3_600;
/** Three agents, one of whom was ready all the time. */
export const agentTime: OutputOf<typeof figureOperations.timeByReason> = {
  items: [
    {
      userId: idOf('user', 1),
      name: 'Ann Archer',
      readySeconds: 5 * hour,
      notReadySeconds: hour + 720,
      reasons: [
        { reason: 'Lunch', seconds: hour },
        { reason: 'Break', seconds: 720 },
      ],
    },
    {
      userId: idOf('user', 3),
      name: 'Mo Reid',
      readySeconds: 2 * hour,
      notReadySeconds: 3 * hour + 45,
      reasons: [
        { reason: 'Training', seconds: 3 * hour },
        { reason: 'missedOffer', seconds: 45 },
      ],
    },
    { userId: idOf('user', 5), name: 'Jay Holt', readySeconds: 6 * hour, notReadySeconds: 0, reasons: [] },
  ],
};
