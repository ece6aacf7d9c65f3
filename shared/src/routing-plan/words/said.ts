import type { SkillExpression } from '../skill-expression.ts';

export const quoted = (name: string): string => `“${name}”`;

/** Names in a row, as a sentence has them. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What is asked of an agent, in words: `Welsh 5 and (Housing 3 or Waste 3)`. */
export function expressionInWords(asked: SkillExpression | null, nameOf: (key: string) => string): string {
  if (asked === null) return 'nothing in particular';
  if ('skill' in asked) return `${nameOf(asked.skill)} ${asked.atLeast}`;
  if ('not' in asked) return `not ${inBrackets(asked.not, nameOf)}`;
  const [inner, word] = 'all' in asked ? [asked.all, ' and '] : [asked.any, ' or '];
  return inner.map((one) => inBrackets(one, nameOf)).join(word);
}

function inBrackets(asked: SkillExpression, nameOf: (key: string) => string): string {
  const words = expressionInWords(asked, nameOf);
  const isSeveral = ('all' in asked && asked.all.length > 1) || ('any' in asked && asked.any.length > 1);
  return isSeveral ? `(${words})` : words;
}

/** A length of time as people say it. */
export function duration(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const [unit, length] = units.find(([, each]) => seconds >= each && seconds % each === 0) ?? ['second', 1];
  const count = seconds / length;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
