import { assertNever, seconds } from '@switchboard/shared/kernel';
import {
  abandonRate,
  averageSpeedOfAnswer,
  type Interval,
  type Measure,
  serviceLevel,
  type Timelines,
  valueOf,
} from '@switchboard/shared/metrics';
import type { Threshold } from '@switchboard/shared/routing-plan';
import type { HeldThreshold } from '@switchboard/shared/supervision';

interface Held {
  readonly measure: Measure;
  readonly limit: number;
  readonly side: 'atLeast' | 'atMost';
}

/** What a threshold asks for, in the unit of its measure. */
function heldAs(threshold: Threshold): Held {
  if (threshold.of === 'answered') {
    const measure = serviceLevel({ targetMs: seconds(threshold.withinSeconds) });
    return { measure, limit: threshold.atLeastPercent / 100, side: 'atLeast' };
  }
  if (threshold.of === 'abandoned') {
    return { measure: abandonRate, limit: threshold.atMostPercent / 100, side: 'atMost' };
  }
  if (threshold.of === 'speedOfAnswer') {
    return { measure: averageSpeedOfAnswer, limit: seconds(threshold.atMostSeconds), side: 'atMost' };
  }
  return assertNever(threshold);
}

/** How a threshold stands: kept, not kept, or (null) nothing has ended yet that could be measured. */
export function heldThreshold(
  threshold: Threshold,
  timelines: Timelines,
  interval: Interval,
  queueId: string,
): HeldThreshold {
  const { measure, limit, side } = heldAs(threshold);
  const value = valueOf(measure.take(timelines, interval, { queueId }));
  const isKept = value === null ? null : side === 'atLeast' ? value >= limit : value <= limit;
  const { title, formula, unit } = measure;
  return { title, formula, unit, side, limit, value, isKept };
}
