import { isCode, trigramsOf } from './search-text.ts';

/**
 * How well a word somebody typed fits a word that is stored: 1 the same, 0 nothing alike. A beginning fits nearly as
 * well as the whole, for people who are still typing; typing errors are forgiven by the length of the word (none up to
 * 3 letters, one up to 7, two beyond); other spellings fit by their trigrams. A number or reference with a wrong digit is
 * another one: it fits as a whole, as a beginning or as an end only. Pure.
 */
export function wordLikeness(typed: string, stored: string): number {
  if (typed === stored) return 1;
  if (stored.startsWith(typed)) return 0.9;
  const isWithin = typed.length >= fewestWithin && stored.includes(typed);
  if (isCode(typed)) return isWithin && stored.endsWith(typed) ? 0.7 : 0;
  if (withinEdits(typed, stored, forgivenErrors(typed))) return 0.8;
  const isBeginning = typed.length >= 5 && withinEdits(typed, stored.slice(0, typed.length), 1);
  return Math.max(isBeginning ? 0.7 : 0, isWithin ? 0.6 : 0, 0.75 * sharedTrigrams(typed, stored));
}

/** Shorter pieces stand within too many words. */
const fewestWithin = 4;

function forgivenErrors({ length }: string): number {
  if (length <= 3) return 0;
  return length <= 7 ? 1 : 2;
}

function sharedTrigrams(typed: string, stored: string): number {
  const theirs = new Set(trigramsOf(stored));
  const ours = trigramsOf(typed);
  const common = ours.filter((trigram) => theirs.has(trigram)).length;
  return (2 * common) / (ours.length + theirs.size);
}

/** Insertions, deletions, exchanges and neighbours swapped (Damerau–Levenshtein, optimal string alignment). */
function withinEdits(a: string, b: string, most: number): boolean {
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        above[j]! + 1,
        row[j - 1]! + 1,
        above[j - 1]! + cost,
        isSwap ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, above] = [above, row];
  }
  return above[b.length]! <= most;
}
