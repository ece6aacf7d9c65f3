import { type Answers, known } from '../model/answer-value.ts';
import { longestFlowText } from '../model/local-text.ts';

const placeholder = /\{\{\s*([a-z][A-Za-z0-9]{0,39})\s*\}\}/g;

/** Puts answers in the place of `{{name}}`; an unknown one leaves nothing. What comes out is never read again for more. */
export function filledIn(text: string, answers: Answers): string {
  return text
    .replaceAll(placeholder, (_, name: string) => String(known(answers, name) ?? ''))
    .slice(0, 2 * longestFlowText);
}

/** The names a text wants filled in. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
}
