import {
  averageHandleTime,
  nonResponse,
  nonResponseOfAgents,
  notReadyTime,
  occupancy,
  unitOccupancy,
} from './agent-measures.ts';
import type { Measure } from './measure.ts';
import {
  abandoned,
  abandonedLater,
  abandonRate,
  abandonRateBeforeCallbacks,
  answered,
  answeredLater,
  averageSpeedOfAnswer,
  callbacksLost,
  callbacksPromised,
  longestWait,
  queued,
  shortAbandons,
} from './queue-measures.ts';
import { type ServiceLevelFormula, serviceLevel } from './service-level.ts';

export interface Targets {
  readonly targetMs: number;
  /** What a short abandon is. */
  readonly shortMs: number;
}

const formulas: readonly ServiceLevelFormula[] = [
  'strict',
  'answered-only',
  'with-quick-abandons',
  'removed-from-queue',
];

/** Every measure there is, for one target: what screens and reports choose from, each with its formula. */
export function everyMeasure({ targetMs, shortMs }: Targets): readonly Measure[] {
  return [
    queued,
    answered,
    answeredLater,
    abandoned,
    abandonedLater,
    shortAbandons(shortMs),
    callbacksPromised,
    callbacksLost,
    abandonRate,
    abandonRateBeforeCallbacks,
    ...formulas.map((formula) => serviceLevel({ formula, targetMs })),
    serviceLevel({ targetMs, leaveOutShorterThanMs: shortMs }),
    averageSpeedOfAnswer,
    longestWait,
    averageHandleTime,
    occupancy,
    unitOccupancy,
    notReadyTime(),
    nonResponse,
    nonResponseOfAgents,
  ];
}
