/** Words that carry no meaning of a question; without them "how do I" finds nothing by itself. */
const empty = new Set(
  (
    'a about am an and any are as at be been but by can could did do does for from get give go had has have hello help hi how i if im in is ' +
    'it its ive just know like lets made make me my need no not of on or our please should so some tell than thank thanks that the their ' +
    'them then there they this to up us want was we were what whats when where which who why will with would you your ' +
    'yn y yr i a ac ar am at eich eisiau fy gyda mae sut pryd ble beth ydw ydy rwyf dwi os gwelwch dda'
  ).split(' '),
);

/** The word as it is indexed and sought: lower case, no accents, light stem. Null: it says nothing. */
export function searchWord(word: string): string | null {
  const plain = word
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase();
  return plain.length < 2 || empty.has(plain) ? null : stem(plain);
}

/** The words of a question that mean something, each once. */
export function searchWords(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}'’]+/u).flatMap((word) => searchWord(word) ?? []);
  return [...new Set(words)];
}

/** Takes the usual English endings off, no more: "bins", "binned" and "binning" become "bin". */
function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^s])s$/, '$1')
    .replace(/([a-z]{3})ing$/, '$1')
    .replace(/([a-z]{3})ed$/, '$1');
  return bare.replace(/([bdgmnprt])\1$/, '$1').replace(/([a-z]{3})e$/, '$1');
}
