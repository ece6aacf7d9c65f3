const mostCharacters = 4_000;
const mostFields = 8;

/** What was said, in pieces of a size that an index takes well: `words1`, `words2` and so on. */
export function fieldsOfWords(texts: readonly string[]): Record<string, string> {
  const pieces: string[] = [];
  for (const text of texts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + text.length < mostCharacters) {
      pieces[pieces.length - 1] = `${last} ${text}`;
    } else pieces.push(text);
  }
  return Object.fromEntries(pieces.slice(0, mostFields).map((piece, index) => [`words${index + 1}`, piece]));
}
