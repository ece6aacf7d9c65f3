/** A word as it is compared, and whether a new clause begins with it. */
export interface Word {
  readonly text: string;
  readonly beginsClause: boolean;
}

const clauseWords = new Set(['but', 'and', 'though', 'although', 'however', 'because', 'then', 'ond', 'ac', 'achos']);

const apostrophes = /['’‘`´ʼ′＇]/gu;

/**
 * A text without the differences that only its typing makes: full-width letters, accents, and what cannot be seen
 * (zero-width and soft-hyphen characters). What only looks like an apostrophe is one.
 */
export function withoutTypography(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(apostrophes, "'");
}

/**
 * A text as words to compare: lower case, accents off, every kind of apostrophe removed (so that "can’t", "can't" and
 * "cant" are one word), punctuation turned into clause bounds.
 */
export function wordsOf(text: string): Word[] {
  const plain = withoutTypography(text).replaceAll("'", '').toLowerCase();
  const words: Word[] = [];
  for (const clause of plain.split(/[.,;:!?()\n\r"“”–—]+/u)) {
    const tokens = clause.match(/[\p{L}\p{N}]+/gu) ?? [];
    tokens.forEach((token, index) => {
      words.push({ text: token, beginsClause: index === 0 || clauseWords.has(token) });
    });
  }
  return words;
}

/** The same words with single spaces: what two short texts are compared by. */
export function plainText(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(' ');
}
