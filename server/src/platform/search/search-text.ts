/**
 * How texts and questions become words: lower case, without accents and punctuation, so that "O’Neill" is found as
 * "oneill" and "Zoë" as "zoe". Pure.
 */

/** Letters that Unicode does not take apart into a plain one and its mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Six signs at least, so that a year or a house number stays a word. */
const groupedDigits = /\+?\d[\d\s()./-]{4,}\d/g;

/** The words of a text that is kept: numbers written in groups, and references, are also kept as one word. */
export function wordsOf(text: string): string[] {
  const plain = plainText(text);
  return distinct([
    ...plain.split(betweenWords),
    ...Array.from(plain.matchAll(groupedDigits), ([group]) => wholeNumber(group)),
    ...Array.from(plain.matchAll(reference), ([written]) => wholeReference(written)),
  ]);
}

/** The words of a question: a number written in groups is meant as one, and so is a reference. */
export function wordsAsked(text: string): string[] {
  const plain = plainText(text)
    .replace(groupedDigits, (group) => ` ${wholeNumber(group)} `)
    .replace(reference, (written) => ` ${wholeReference(written)} `);
  return distinct(plain.split(betweenWords));
}

/** `EM-1006`, `T-1/4`: letters and then digits, joined by hyphens or strokes. */
const reference = /\p{L}[\p{L}\p{N}]*[-/][\p{L}\p{N}/-]*\d[\p{L}\p{N}]*/gu;

function wholeReference(written: string): string {
  return written.replace(/[-/]/g, '');
}

const betweenWords = /[^\p{L}\p{N}]+/u;

function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’`]/g, '');
}

/** "+44 (0)7700 900 123" and "07700900123" are one number. */
function wholeNumber(group: string): string {
  return group
    .replace(/\(0\)/g, '')
    .replace(/^\+44|^0044/, '0')
    .replace(/\D/g, '');
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '');
}

/**
 * The trigrams of a word as pg_trgm forms them: two blanks before it and one after, so that beginnings weigh most.
 * https://www.postgresql.org/docs/current/pgtrgm.html
 */
export function trigramsOf(word: string): string[] {
  const padded = [...`  ${word} `];
  const trigrams = padded.slice(0, -2).map((_, i) => padded.slice(i, i + 3).join(''));
  return [...new Set(trigrams)];
}

/** A number or a reference: a wrong digit makes it another one. */
export function isCode(word: string): boolean {
  return /\d/.test(word);
}

/** What is stored: words with two blanks around them, so that a trigram index finds the very trigrams above. */
export function storedText(words: readonly string[]): string {
  return `  ${words.join('  ')}  `;
}

/** The words of a stored text. */
export function wordsStored(text: string): string[] {
  return text.trim().split('  ');
}
