import { english } from './english.ts';
import { welsh } from './welsh.ts';

export type Language = 'en' | 'cy';
export type Words = typeof english;

export const wordsIn: Readonly<Record<Language, Words>> = { en: english, cy: welsh };

/** Of those we speak, the one a tag like `cy-GB` means. */
export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('cy') ? 'cy' : 'en';
}

/** `14:05`, as both languages write it here. */
export function timeOfDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-GB`, { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}
