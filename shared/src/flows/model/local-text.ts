import { z } from 'zod';

/** The languages a flow can speak. A Welsh-speaking body publishes both (Welsh Language Measure 2011). */
export const flowLanguages = ['en', 'cy'] as const;
export const flowLanguageSchema = z.enum(flowLanguages);
export type FlowLanguage = z.infer<typeof flowLanguageSchema>;

/** Longest text one message to the citizen may have, in characters. */
export const longestFlowText = 2_000;

const words = z.string().trim().min(1).max(longestFlowText);

/** The same words in each language; English stands in where a translation is missing (the linter reports it). */
export const localTextSchema = z.object({ en: words, cy: words.optional() });
export type LocalText = z.infer<typeof localTextSchema>;

export function textIn(language: FlowLanguage, text: LocalText): string {
  return text[language] ?? text.en;
}
