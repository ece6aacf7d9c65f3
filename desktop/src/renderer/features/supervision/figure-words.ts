import type { HeldThreshold, QueueFigures, ShownFigure } from '@switchboard/shared/supervision';
import { secondsWords } from '../../app/words/plan-words.ts';

const percent = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export const percentWords = (share: number): string => percent.format(share);

/** `81.4 %`, `1 min 20 s`, `183`; a dash where there is nothing to divide by. */
export function amountWords(unit: ShownFigure['unit'], value: number | null): string {
  if (value === null) return '–';
  if (unit === 'share') return percent.format(value);
  return unit === 'milliseconds' ? secondsWords(Math.round(value / 1_000)) : whole.format(value);
}

/** `149 of 194`, where a figure is one thing over another. */
export function partsWords({ unit, part, whole: of }: ShownFigure): string | undefined {
  if (of === null) return undefined;
  return unit === 'milliseconds'
    ? `${secondsWords(Math.round(part / 1_000))} over ${whole.format(of)}`
    : `${whole.format(part)} of ${whole.format(of)}`;
}

/** `at least 80.0 %`. */
export const limitWords = ({ side, unit, limit }: HeldThreshold): string =>
  `${side === 'atLeast' ? 'at least' : 'at most'} ${amountWords(unit, limit)}`;

export type Keeping = 'notKept' | 'kept' | 'unmeasured' | 'none';

/** How a queue stands with all that was promised of it: one that is broken says it for all. */
export function keepingOf({ thresholds }: Pick<QueueFigures, 'thresholds'>): Keeping {
  if (thresholds.length === 0) return 'none';
  if (thresholds.some(({ isKept }) => isKept === false)) return 'notKept';
  return thresholds.some(({ isKept }) => isKept) ? 'kept' : 'unmeasured';
}
