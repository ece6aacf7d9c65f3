import type { NobodyAvailable, UnavailableWhile } from '../availability.ts';
import type { RelaxationStep } from '../queue-plan.ts';
import { duration, expressionInWords } from './said.ts';

const states: Readonly<Record<UnavailableWhile, string>> = {
  notReady: 'not ready',
  deskSilent: 'at a silent desk',
  full: 'full',
  offered: 'offered something',
  wrapUp: 'wrapping up',
};

export function nobodyInWords({ unavailableWhile }: NobodyAvailable): string {
  const away = ['signed out', ...unavailableWhile.map((state) => states[state])];
  return `nobody is available (everybody is ${away.join(' or ')})`;
}

/** A relaxation step, as a sentence has it: `Welsh 5, for 1 minute`. */
export function stepInWords({ needs, seconds, skipWhen }: RelaxationStep, skillName: (key: string) => string): string {
  const who = needs === null ? 'anybody' : expressionInWords(needs, skillName);
  const length = seconds === null ? 'for as long as it waits' : `for ${duration(seconds)}`;
  return `${who}, ${length}${skipWhen ? `, skipped when ${nobodyInWords(skipWhen)}` : ''}`;
}
