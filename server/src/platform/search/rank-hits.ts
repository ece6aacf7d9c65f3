import { wordsStored } from './search-text.ts';
import { wordLikeness } from './word-likeness.ts';

/** One field of one record, as it is stored for searching. */
export interface Candidate {
  readonly organisation_id: string;
  readonly kind: string;
  readonly record_id: string;
  readonly text: string;
}

export interface SearchHit {
  readonly organisationId: string;
  readonly kind: string;
  readonly id: string;
  /** From 0 to 1; comparable within one answer. */
  readonly score: number;
}

/** A word that fits nothing better than this was not found. */
const leastLikeness = 0.4;

/** The records in which every word was found, the best first. Which field holds which word does not matter. Pure. */
export function rankHits(candidates: readonly Candidate[], words: readonly string[], limit: number): SearchHit[] {
  const likenessOf = words.map(rememberedLikeness);
  const records = Map.groupBy(candidates, (row) => `${row.organisation_id}\n${row.kind}\n${row.record_id}`);
  const hits: SearchHit[] = [];
  for (const fields of records.values()) {
    const [{ organisation_id: organisationId, kind, record_id: id }] = fields as [Candidate];
    const stored = fields.flatMap(({ text }) => wordsStored(text));
    const score = scoreOf(stored, likenessOf);
    if (score > 0) hits.push({ organisationId, kind, id, score });
  }
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** Towns, streets and first names stand in many records: each is compared with a word once. */
function rememberedLikeness(word: string): (stored: string) => number {
  const known = new Map<string, number>();
  return (stored) => {
    let likeness = known.get(stored);
    if (likeness === undefined) {
      likeness = wordLikeness(word, stored);
      known.set(stored, likeness);
    }
    return likeness;
  };
}

/** The mean over the words asked for; 0 when one of them was not found. */
function scoreOf(stored: readonly string[], likenessOf: readonly ((stored: string) => number)[]): number {
  let sum = 0;
  for (const likeness of likenessOf) {
    let best = 0;
    for (const word of stored) best = Math.max(best, likeness(word));
    if (best < leastLikeness) return 0;
    sum += best;
  }
  return sum / likenessOf.length;
}
