import { RE2JS, RE2JSException } from 're2js';

/** A pattern's program may have so many steps: each is taken at most once for each letter of the text. */
export const longestProgram = 500;
/** Patterns are compiled once; a plan holds at most 200 rules of 12 conditions. */
const mostKept = 2_500;

const kept = new Map<string, RE2JS>();

/** Why this pattern cannot be used, in words for whoever wrote it; null when it can. */
export function patternFault(pattern: string): string | null {
  try {
    const { length } = pattern.trim();
    if (length === 0) return 'is empty';
    const compiled = compile(pattern);
    if (compiled.programSize() > longestProgram) return 'is too large: write fewer alternatives or smaller repeats';
    return compiled.test('') ? 'holds for an empty text, so it would hold for every contact' : null;
  } catch (failure) {
    if (failure instanceof RE2JSException) return `cannot be read: ${failure.message}`;
    throw failure;
  }
}

/** The pattern ready to be asked; null for one with a fault. Never slow: it takes no step back (RE2). */
export function compiledPattern(pattern: string): RE2JS | null {
  const known = kept.get(pattern);
  if (known) return known;
  if (patternFault(pattern) !== null) return null;
  const made = compile(pattern);
  if (kept.size >= mostKept) kept.clear();
  kept.set(pattern, made);
  return made;
}

function compile(pattern: string): RE2JS {
  return RE2JS.compile(asTextIsRead(pattern), RE2JS.CASE_INSENSITIVE);
}

/** As readable-text.ts does it to the text: accents off, one apostrophe; and an apostrophe within a word may be left out. */
function asTextIsRead(pattern: string): string {
  return pattern
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[’‘`´ʼ′＇]/gu, "'")
    .replaceAll(/[“”„]/gu, '"')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "'?");
}
