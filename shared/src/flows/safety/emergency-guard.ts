import { z } from 'zod';
import { wordsOf } from './normalise.ts';
import { matchesOf, type WordPattern, wordPattern } from './word-pattern.ts';

const pattern = z.string().trim().min(1).max(120);
const example = z.string().trim().min(1).max(500);

/**
 * One danger sign of the staff-edited list. `tests` are sentences the organisation agreed on; the list cannot be saved
 * while one of them is judged otherwise.
 */
export const dangerSignSchema = z.strictObject({
  pattern,
  /** A "not" before it makes it harmless ("no gun"). Off where people deny what they mean ("not breathing", suicide). */
  canBeDenied: z.boolean().default(true),
});

export const emergencyListSchema = z.strictObject({
  signs: z.array(dangerSignSchema).min(1).max(500),
  /** Names and set phrases that hold a danger word and mean none: "knife bin", "Gun and Cannon". */
  harmless: z.array(pattern).max(500).default([]),
  tests: z.strictObject({
    danger: z.array(example).max(500).default([]),
    harmless: z.array(example).max(500).default([]),
  }),
});
export type EmergencyList = z.infer<typeof emergencyListSchema>;

/**
 * Whether the text speaks of danger to life. It errs to the human: harmless phrases are cut out first, and one sign in
 * what is left is enough. Never the only safety net; the list needs the organisation's sign-off.
 */
export function isEmergency(text: string, list: EmergencyList): boolean {
  const { signs, harmless } = parsed(list);
  const words = wordsOf(text);
  const cutOut = new Set<number>();
  for (const phrase of harmless) {
    for (const { start, end } of matchesOf(phrase, words)) {
      for (let index = start; index < end; index += 1) cutOut.add(index);
    }
  }
  return signs.some(({ words: sign, canBeDenied }) =>
    matchesOf(sign, words).some(
      ({ start, end, isDenied }) => !(canBeDenied && isDenied) && !isCoveredBy(cutOut, start, end),
    ),
  );
}

interface ParsedList {
  readonly signs: readonly { readonly words: WordPattern; readonly canBeDenied: boolean }[];
  readonly harmless: readonly WordPattern[];
}

/** A list is asked about every word of every citizen: its patterns are taken apart once. */
const parsedLists = new WeakMap<EmergencyList, ParsedList>();

function parsed(list: EmergencyList): ParsedList {
  const known = parsedLists.get(list);
  if (known) return known;
  const signs = list.signs.map(({ pattern: words, canBeDenied }) => ({ words: wordPattern(words), canBeDenied }));
  const made = { signs, harmless: list.harmless.map(wordPattern) };
  parsedLists.set(list, made);
  return made;
}

/** The agreed sentences that the list judges otherwise than agreed. */
export function failedTests(list: EmergencyList): { readonly missed: string[]; readonly falseAlarms: string[] } {
  return {
    missed: list.tests.danger.filter((text) => !isEmergency(text, list)),
    falseAlarms: list.tests.harmless.filter((text) => isEmergency(text, list)),
  };
}

function isCoveredBy(cutOut: ReadonlySet<number>, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) if (!cutOut.has(index)) return false;
  return true;
}
