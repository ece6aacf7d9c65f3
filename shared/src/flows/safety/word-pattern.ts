import type { Word } from './normalise.ts';
import { wordsOf } from './normalise.ts';

/** How many words a `…` in a pattern may stand for. */
const widestGap = 3;
/** How far before a match a "not" still denies it, in words of the same clause. */
const negationWindow = 3;

const negations = new Set(
  'no not never without isnt wasnt arent werent dont doesnt didnt wont wouldnt havent hasnt hadnt aint nor dim ddim nid nad heb'.split(
    ' ',
  ),
);

/** Words in a row: `*` at a word's end takes any ending, `…` between words takes up to three others. */
export type WordPattern = readonly string[];

/** Parses a pattern as staff write it: "stab*", "kill … myself". */
export function wordPattern(text: string): WordPattern {
  const parts = text.replaceAll('...', ' … ').split(/\s+/u);
  return parts.flatMap((part) => {
    if (part === '…') return ['…'];
    const words = wordsOf(part).map((word) => word.text);
    return part.endsWith('*') ? [...words.slice(0, -1), `${words.at(-1) ?? ''}*`] : words;
  });
}

export interface Match {
  /** Indexes of the words it covers, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** A "not" stands before it in the same clause. */
  readonly isDenied: boolean;
}

/** Every place where the words match the pattern. */
export function matchesOf(pattern: WordPattern, words: readonly Word[]): Match[] {
  if (!pattern.some((part) => part !== '…' && part !== '*')) return [];
  const found: Match[] = [];
  for (let start = 0; start < words.length; start += 1) {
    const end = endOfMatch(pattern, 0, words, start);
    if (end !== null) found.push({ start, end, isDenied: isDenied(words, start) });
  }
  return found;
}

function endOfMatch(pattern: WordPattern, part: number, words: readonly Word[], at: number): number | null {
  const wanted = pattern[part];
  if (wanted === undefined) return at;
  if (wanted !== '…') {
    const word = words[at];
    return word && isLike(wanted, word.text) ? endOfMatch(pattern, part + 1, words, at + 1) : null;
  }
  for (let gap = 0; gap <= widestGap && at + gap <= words.length; gap += 1) {
    const end = endOfMatch(pattern, part + 1, words, at + gap);
    if (end !== null) return end;
  }
  return null;
}

function isLike(wanted: string, word: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

function isDenied(words: readonly Word[], start: number): boolean {
  for (let back = 1; back <= negationWindow && start - back >= 0; back += 1) {
    if (words[start - back + 1]?.beginsClause) return false;
    if (negations.has(words[start - back]?.text ?? '')) return true;
  }
  return false;
}
