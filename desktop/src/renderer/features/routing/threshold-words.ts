import type { Threshold } from '@switchboard/shared/routing-plan';
import { secondsWords } from '../../app/words/plan-words.ts';

export const newThreshold: Readonly<Record<Threshold['of'], Threshold>> = {
  answered: { of: 'answered', withinSeconds: 60, atLeastPercent: 90 },
  abandoned: { of: 'abandoned', atMostPercent: 5 },
  speedOfAnswer: { of: 'speedOfAnswer', atMostSeconds: 30 },
};

/** `90 % answered within 60 s`. */
export function thresholdWords(threshold: Threshold): string {
  if (threshold.of === 'answered')
    return `${threshold.atLeastPercent} % answered within ${secondsWords(threshold.withinSeconds)}`;
  if (threshold.of === 'abandoned') return `at most ${threshold.atMostPercent} % give up`;
  return `answered within ${secondsWords(threshold.atMostSeconds)} on average`;
}
