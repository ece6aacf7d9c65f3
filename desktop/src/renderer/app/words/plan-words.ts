/** The routing plan as sentences. */
import type { Selector, SkillExpression, UnavailableWhile } from '@switchboard/shared/routing-plan';

/** What a key is called on screen; a key that names nothing is shown as it is. */
export type NameOf = (key: string) => string;

/** `45 s`, `2 min`, `1 h 30 min`. */
export function secondsWords(seconds: number): string {
  if (seconds < 120 && seconds % 60 !== 0) return `${seconds} s`;
  if (seconds === 0) return '0 s';
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return [hours && `${hours} h`, minutes && `${minutes} min`, rest && `${rest} s`].filter(Boolean).join(' ');
}

export const bandWords = (band: number): string => (band === 0 ? '0, emergency' : `${band}`);

function joined(words: readonly string[], by: 'and' | 'or'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${by} ${words.at(-1)}`;
}

const isSeveral = (asked: SkillExpression): boolean => 'all' in asked || 'any' in asked;

function inner(asked: SkillExpression, nameOf: NameOf): string {
  const words = skillWords(asked, nameOf);
  return isSeveral(asked) ? `(${words})` : words;
}

/** `English and (Crime at level 3 or more or Welsh)`; nothing asked is `anybody`. */
export function skillWords(asked: SkillExpression | null, nameOf: NameOf): string {
  if (asked === null) return 'anybody';
  if ('skill' in asked) {
    const name = asked.skill ? nameOf(asked.skill) : 'a skill not chosen yet';
    return asked.atLeast > 1 ? `${name} at level ${asked.atLeast} or more` : name;
  }
  if ('not' in asked) return `not ${inner(asked.not, nameOf)}`;
  if ('all' in asked) {
    return joined(
      asked.all.map((each) => inner(each, nameOf)),
      'and',
    );
  }
  return joined(
    asked.any.map((each) => inner(each, nameOf)),
    'or',
  );
}

export const selectorWords: Readonly<Record<Selector, { readonly label: string; readonly means: string }>> = {
  longestIdle: {
    label: 'Longest idle',
    means:
      'Of those who can take it, whoever has nothing in hand for the longest time. Declining an offer does not reset that clock.',
  },
  mostSkilled: {
    label: 'Most skilled',
    means: 'Whoever holds the highest levels of the skills asked for, added up; among equals the longest idle.',
  },
  leastLoaded: {
    label: 'Least loaded',
    means: 'Whoever uses the smallest share of her capacity; among equals the longest idle.',
  },
  roundRobin: {
    label: 'In turn',
    means: 'Whoever was offered something of this queue the longest time ago. It ignores skill, load and idle time.',
  },
};

export const unavailableWords: Readonly<Record<UnavailableWhile, string>> = {
  notReady: 'not ready',
  deskSilent: 'her desk is not heard',
  full: 'has no room',
  offered: 'is being offered something',
  wrapUp: 'is wrapping up',
};

/** `nobody signed in, or each is not ready or has no room`. */
export function nobodyThereWords(unavailableWhile: readonly UnavailableWhile[]): string {
  if (unavailableWhile.length === 0) return 'nobody who may take it is signed in';
  const reasons = joined(
    unavailableWhile.map((each) => unavailableWords[each]),
    'or',
  );
  return `nobody who may take it is signed in, or each of them ${reasons}`;
}
